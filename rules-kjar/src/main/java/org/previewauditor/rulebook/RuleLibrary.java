package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.previewauditor.catalogue.ErrorCatalogue;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.Part;
import org.previewauditor.finding.SubjectType;

/** Brings together what is known of each rule: its metadata, its place in the catalogue, and its texts. */
final class RuleLibrary {

    /** Marks a rule that derives a fact and makes no finding. */
    static final String INFERENCE = "inference";

    /** Marks the rule whose findings have a code for each error of the catalogue. */
    private static final String FINDINGS = "findings";

    private final RuleFiles files;
    private final List<String> catalogue;
    private final Properties texts;
    private final List<RuleProblem> problems = new ArrayList<>();
    private List<RuleDescription> rules = List.of();
    private final ErrorCatalogue errors = ErrorCatalogue.bundled();
    private @Nullable RuleDescription tellsErrors;

    RuleLibrary(RuleFiles files) {
        this.files = files;
        this.catalogue = codes(files.lines(RuleBook.CATALOGUE));
        this.texts = files.properties(RuleBook.TEXTS);
    }

    /** The codes that the lines of a catalogue list. */
    static List<String> codes(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /**
     * Describes all rules that make findings, in catalogue order.
     *
     * @throws RuleBookException if there is none, or one is not described in full
     */
    List<RuleDescription> describe(KieBase kieBase) {
        List<RuleDescription> described = new ArrayList<>();
        kieBase.getKiePackages().stream()
                .flatMap(pack -> pack.getRules().stream())
                .filter(rule -> !rule.getMetaData().containsKey(INFERENCE))
                .forEach(rule -> described.add(describe(rule)));
        if (described.isEmpty()) {
            problem("there is no rule in it.");
        }
        for (String code : catalogue) {
            if (described.stream().noneMatch(rule -> rule.type().code().equals(code))) {
                problems.add(new RuleProblem(RuleBook.CATALOGUE, 0, code + " is listed, but there is no such rule."));
            }
        }
        if (!problems.isEmpty()) {
            throw new RuleBookException(files.place(), problems);
        }
        described.sort(Comparator.comparingInt(rule -> rule.type().order()));
        rules = described.stream().map(this::behindErrors).toList();
        return rules;
    }

    /** What was described, in catalogue order; empty before. */
    List<RuleDescription> described() {
        return rules;
    }

    /** The findings of the errors of the catalogue; in the order of codes they follow the rule that makes them. */
    ErrorFindings errorFindings() {
        RuleDescription rule = tellsErrors;
        return rule == null
                ? ErrorFindings.NONE
                : new ErrorFindings(errors, rule, rule.type().order() + 1);
    }

    /** A rule that stands behind the one that tells errors leaves the places between to their codes. */
    private RuleDescription behindErrors(RuleDescription rule) {
        FindingType type = rule.type();
        if (tellsErrors == null || type.order() <= tellsErrors.type().order()) {
            return rule;
        }
        FindingType behind = type.at(type.order() + ErrorFindings.places(errors));
        return new RuleDescription(behind, rule.summary(), rule.needs(), rule.source(), rule.texts());
    }

    private RuleDescription describe(Rule rule) {
        String code = rule.getName();
        int order = catalogue.indexOf(code);
        if (order < 0) {
            problem("rule \"" + code + "\" is not listed in " + RuleBook.CATALOGUE + '.');
        }
        Map<String, Object> metadata = rule.getMetaData();
        FindingType type = new FindingType(
                code,
                oneOf(Effect.values(), code, "effect", metadata, Effect.NOTICE),
                oneOf(Owner.values(), code, "owner", metadata, Owner.ANALYST),
                oneOf(SubjectType.values(), code, "subject", metadata, SubjectType.AD),
                metadata.containsKey("part")
                        ? oneOf(Part.values(), code, "part", metadata, Part.PREVIEW)
                        : Part.PREVIEW,
                order);
        RuleDescription description = new RuleDescription(
                type,
                text(code, "summary", metadata),
                needs(code, metadata),
                text(code, "source", metadata),
                texts(code));
        if (metadata.containsKey(FINDINGS)) {
            tellsErrors = description;
        }
        return description;
    }

    private RuleTexts texts(String code) {
        List<String> steps = new ArrayList<>();
        String step = texts.getProperty(code + ".step.1");
        while (step != null) {
            steps.add(step);
            step = texts.getProperty(code + ".step." + (steps.size() + 1));
        }
        if (steps.isEmpty()) {
            problems.add(new RuleProblem(RuleBook.TEXTS, 0, code + ".step.1 is missing."));
        }
        return new RuleTexts(
                text(code, "cause"), text(code, "action"), text(code, "where"), steps, text(code, "reference"));
    }

    private String text(String code, String key) {
        String text = texts.getProperty(code + '.' + key, "").strip();
        if (text.isEmpty()) {
            problems.add(new RuleProblem(RuleBook.TEXTS, 0, code + '.' + key + " is missing."));
        }
        return text;
    }

    private String text(String code, String key, Map<String, Object> metadata) {
        String value = unquoted(metadata.get(key));
        if (value.isBlank()) {
            problem("rule \"" + code + "\" has no @" + key + '.');
        }
        return value;
    }

    /** Rules that are compiled now keep the quotes around a value; rules that were compiled before do not. */
    private static String unquoted(@Nullable Object value) {
        String text = value == null ? "" : value.toString().strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private List<String> needs(String code, Map<String, Object> metadata) {
        String needs = unquoted(metadata.get("needs"));
        if (needs.isEmpty()) {
            return List.of();
        }
        List<String> kinds = Arrays.stream(needs.split(",")).map(String::strip).toList();
        for (String kind : kinds) {
            if (Arrays.stream(ExportKind.values()).noneMatch(known -> known.id().equals(kind))) {
                problem("rule \"" + code + "\" needs " + kind + ", which is no kind of export.");
            }
        }
        return kinds;
    }

    private <E extends Enum<E>> E oneOf(E[] values, String code, String key, Map<String, Object> metadata, E other) {
        String text = text(code, key, metadata).toUpperCase(Locale.ROOT);
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        problem("rule \"" + code + "\" has @" + key + " \"" + text + "\", but it must be one of "
                + Arrays.toString(values) + '.');
        return other;
    }

    private void problem(String message) {
        problems.add(new RuleProblem("", 0, message));
    }
}
