package org.previewauditor.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleDescription;
import org.previewauditor.rulebook.WrittenRule;

/** What differs in the rules themselves, and in what people read about them. */
final class RuleChanges {

    private RuleChanges() {}

    /** In the order of the new catalogue, rules that are gone last. */
    static List<RuleDiff.RuleChange> between(RuleBook before, RuleBook after) {
        Map<String, Map<String, String>> old = parts(before);
        Map<String, Map<String, String>> now = parts(after);
        Set<String> codes = new LinkedHashSet<>(now.keySet());
        codes.addAll(old.keySet());
        List<RuleDiff.RuleChange> changes = new ArrayList<>();
        for (String code : codes) {
            Map<String, String> was = old.get(code);
            Map<String, String> is = now.get(code);
            if (was == null || is == null) {
                changes.add(new RuleDiff.RuleChange(code, "rule", summary(was), summary(is)));
            } else {
                for (String part : was.keySet()) {
                    if (!Objects.equals(was.get(part), is.get(part))) {
                        changes.add(new RuleDiff.RuleChange(code, part, was.get(part), is.get(part)));
                    }
                }
            }
        }
        return changes;
    }

    private static @Nullable String summary(@Nullable Map<String, String> parts) {
        return parts == null ? null : parts.get("summary");
    }

    /** All that an author writes about each rule, but for comments and the breaking of lines. */
    private static Map<String, Map<String, String>> parts(RuleBook rules) {
        Map<String, WrittenRule> written = rules.written();
        Map<String, Map<String, String>> parts = new LinkedHashMap<>();
        for (RuleDescription rule : rules.rules()) {
            Map<String, String> of = new LinkedHashMap<>();
            of.put("summary", rule.summary());
            of.put("effect", rule.type().effect().name());
            of.put("owner", rule.type().owner().name());
            of.put("subject", rule.type().subjectType().name());
            of.put("part", rule.type().part().name());
            of.put("needs", String.join(", ", rule.needs()));
            of.put("source", rule.source());
            WrittenRule text = written.get(rule.type().code());
            of.put(
                    "condition",
                    text == null
                            ? ""
                            : text.conditions().stream()
                                    .map(condition -> condition.text())
                                    .collect(Collectors.joining(", ")));
            of.put("consequence", text == null ? "" : text.consequence());
            of.put("cause", rule.texts().cause());
            of.put("action", rule.texts().action());
            of.put("where", rule.texts().where());
            of.put("steps", String.join(" / ", rule.texts().steps()));
            of.put("reference", rule.texts().reference());
            parts.put(rule.type().code(), of);
        }
        return parts;
    }
}
