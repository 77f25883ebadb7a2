package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;

/**
 * Reads what people read about findings, and nothing else: without Drools, and so in no time. Rules that are not described
 * in full are left out; whoever opens the rule book is told about them.
 */
public final class FindingTexts {

    private static final Pattern RULE =
            Pattern.compile("(?m)^\\s*rule\\s+\"([^\"]+)\"(.*?)^\\s*when\\b", Pattern.DOTALL);
    private static final Pattern METADATA = Pattern.compile("@(\\w+)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)");

    private FindingTexts() {}

    /** The findings of a rule book, in the order of its catalogue. */
    public static List<FindingText> read(RuleFiles files) {
        Map<String, Map<String, String>> metadata = metadata(files);
        Properties texts = files.properties(RuleBook.TEXTS);
        List<FindingText> read = new ArrayList<>();
        for (String line : files.lines(RuleBook.CATALOGUE)) {
            String code = line.strip();
            Map<String, String> of = metadata.get(code);
            if (of == null || !of.containsKey("summary") || !texts.containsKey(code + ".cause")) {
                continue;
            }
            read.add(new FindingText(
                    code,
                    of.getOrDefault("summary", ""),
                    oneOf(Effect.values(), of.get("effect"), Effect.NOTICE),
                    oneOf(Owner.values(), of.get("owner"), Owner.ANALYST),
                    of.getOrDefault("source", ""),
                    texts(code, texts)));
        }
        return read;
    }

    private static Map<String, Map<String, String>> metadata(RuleFiles files) {
        Map<String, Map<String, String>> metadata = new HashMap<>();
        for (String file : files.ruleFiles()) {
            Matcher rules = RULE.matcher(files.text(file));
            while (rules.find()) {
                Map<String, String> of = new HashMap<>();
                Matcher entries = METADATA.matcher(rules.group(2));
                while (entries.find()) {
                    of.put(entries.group(1), entries.group(2));
                }
                metadata.put(rules.group(1), of);
            }
        }
        return metadata;
    }

    private static RuleTexts texts(String code, Properties texts) {
        List<String> steps = new ArrayList<>();
        String step = texts.getProperty(code + ".step.1");
        while (step != null) {
            steps.add(step);
            step = texts.getProperty(code + ".step." + (steps.size() + 1));
        }
        return new RuleTexts(
                texts.getProperty(code + ".cause", ""),
                texts.getProperty(code + ".action", ""),
                texts.getProperty(code + ".where", ""),
                steps,
                texts.getProperty(code + ".reference", ""));
    }

    private static <E extends Enum<E>> E oneOf(E[] values, @Nullable String name, E other) {
        for (E value : values) {
            if (value.name().equals(name == null ? "" : name.toUpperCase(Locale.ROOT))) {
                return value;
            }
        }
        return other;
    }
}
