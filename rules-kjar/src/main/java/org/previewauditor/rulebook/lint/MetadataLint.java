package org.previewauditor.rulebook.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.Part;
import org.previewauditor.finding.SubjectType;

/** What is wrong with what a rule says of itself. */
final class MetadataLint {

    private static final List<String> REQUIRED = List.of("summary", "effect", "owner", "subject", "source");
    private static final Set<String> NAMES =
            Set.of("summary", "effect", "owner", "subject", "source", "needs", "part", "findings", "inference");
    private static final String EXAMPLE =
            "Above \"when\": @summary(\"…\") @effect(\"BLOCKS\") @owner(\"CREATOR\") @subject(\"POST\") @source(\"…\").";

    private final RuleSet.Rule rule;
    private final Scope scope;

    MetadataLint(RuleSet.Rule rule, Scope scope) {
        this.rule = rule;
        this.scope = scope;
    }

    void check() {
        for (String name : new TreeSet<>(rule.descr().getAnnotationNames())) {
            if (!NAMES.contains(name)) {
                scope.problem(
                        offset(name), "@" + name + " means nothing.", Nearest.hint(name, NAMES, "A rule may have"));
            }
        }
        if (rule.infers()) {
            return;
        }
        if (!rule.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            scope.problem(
                    rule.file().nameOffset(rule.descr()),
                    "\"" + rule.name() + "\" is no code: codes are lower-case words between hyphens.",
                    "Name the rule by what is wrong, such as \"post-deleted\".");
        }
        List<String> missing = REQUIRED.stream()
                .filter(name -> value(rule.descr(), name).isBlank())
                .map(name -> '@' + name)
                .toList();
        if (!missing.isEmpty()) {
            scope.problem(
                    rule.file().nameOffset(rule.descr()),
                    "rule \"" + rule.name() + "\" has no " + String.join(", no ", missing) + '.',
                    EXAMPLE);
        }
        oneOf("effect", Effect.values());
        oneOf("owner", Owner.values());
        oneOf("subject", SubjectType.values());
        oneOf("part", Part.values());
        Set<String> kinds = new TreeSet<>();
        Arrays.stream(ExportKind.values()).forEach(kind -> kinds.add(kind.id()));
        for (String kind : needs(rule.descr())) {
            if (!kinds.contains(kind)) {
                scope.problem(
                        offset("needs"),
                        "@needs names \"" + kind + "\", which is no kind of export.",
                        Nearest.hint(kind, kinds, "Kinds are"));
            }
        }
    }

    private void oneOf(String name, Enum<?>[] values) {
        String written = value(rule.descr(), name);
        Set<String> names = new TreeSet<>();
        Arrays.stream(values).forEach(value -> names.add(value.name()));
        if (!written.isBlank() && !names.contains(written.toUpperCase(Locale.ROOT))) {
            scope.problem(
                    offset(name),
                    "@" + name + " is \"" + written + "\", which is not one of its values.",
                    Nearest.hint(written, names, "Its values are"));
        }
    }

    private int offset(String annotation) {
        int start = rule.file().ruleStart(rule.descr());
        int found = rule.file().source().text().indexOf('@' + annotation, start);
        return found < 0 ? start : found;
    }

    /** What an annotation says, without quotes; empty where there is none. */
    static String value(RuleDescr rule, String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        Object value = annotation == null ? null : annotation.getSingleValue();
        String text = value == null ? "" : value.toString().strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    static List<String> needs(RuleDescr rule) {
        String needs = value(rule, "needs");
        return needs.isBlank()
                ? List.of()
                : Arrays.stream(needs.split(",")).map(String::strip).toList();
    }
}
