package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.previewauditor.rulebook.WrittenRule.Step;

/**
 * Reads a rule file as its author wrote it: the rules that make findings, and each condition of theirs in its place. The
 * parser of Drools says where everything stands; the texts are cut from the file, so that nothing is reworded.
 */
final class RuleReader {

    private final String file;
    private final String drl;
    private final Map<RuleDescr, WrittenRule> rules = new LinkedHashMap<>();

    private RuleReader(String file, String drl) {
        this.file = file;
        this.drl = drl;
    }

    /**
     * @param file its name
     * @param drl its text
     * @throws RuleBookException if it cannot be parsed
     */
    static RuleReader read(String file, String drl) {
        RuleReader reader = new RuleReader(file, drl);
        PackageDescr parsed = reader.parse();
        Map<String, RuleDescr> byName = new LinkedHashMap<>();
        for (RuleDescr rule : parsed.getRules()) {
            byName.put(rule.getName(), rule);
        }
        for (RuleDescr rule : parsed.getRules()) {
            if (!(rule instanceof QueryDescr) && rule.getAnnotation(RuleLibrary.INFERENCE) == null) {
                reader.rules.put(rule, reader.written(rule, byName));
            }
        }
        return reader;
    }

    /** The rules that make findings, in the order of the file. */
    List<WrittenRule> rules() {
        return List.copyOf(rules.values());
    }

    /** The file with another text in the place of each rule that makes findings. */
    String with(Function<WrittenRule, String> other) {
        StringBuilder text = new StringBuilder(drl.length());
        int copied = 0;
        for (Map.Entry<RuleDescr, WrittenRule> rule : rules.entrySet()) {
            text.append(drl, copied, rule.getKey().getStartCharacter()).append(other.apply(rule.getValue()));
            copied = rule.getKey().getEndCharacter() + 1;
        }
        return text.append(drl, copied, drl.length()).toString();
    }

    private PackageDescr parse() {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed;
        try {
            parsed = parser.parse(false, drl);
        } catch (DroolsParserException e) {
            throw new RuleBookException(file, List.of(new RuleProblem(file, 0, String.valueOf(e.getMessage()))));
        }
        if (parser.hasErrors() || parsed == null) {
            throw new RuleBookException(
                    file,
                    parser.getErrors().stream()
                            .map(error -> new RuleProblem(file, Math.max(0, error.getLines()[0]), error.getMessage()))
                            .toList());
        }
        return parsed;
    }

    private WrittenRule written(RuleDescr rule, Map<String, RuleDescr> byName) {
        return new WrittenRule(
                rule.getName(),
                file,
                rule.getLine(),
                text(rule),
                condition(rule),
                DrlText.oneLine(String.valueOf(rule.getConsequence())),
                new Steps(rule, byName).steps());
    }

    /** Whole lines of the condition, so that the indentation of its first line counts, too. */
    private String condition(RuleDescr rule) {
        if (rule.getLhs().getDescrs().isEmpty()) {
            return "";
        }
        int start = drl.lastIndexOf('\n', rule.getLhs().getStartCharacter()) + 1;
        String lines = drl.substring(start, rule.getLhs().getEndCharacter() + 1);
        boolean besideWhen =
                !lines.substring(0, rule.getLhs().getStartCharacter() - start).isBlank();
        return besideWhen ? text(rule.getLhs()) : lines.stripTrailing().stripIndent();
    }

    private String text(BaseDescr part) {
        return drl.substring(part.getStartCharacter(), part.getEndCharacter() + 1)
                .strip();
    }

    /** Collects the conditions of one rule. */
    private final class Steps {

        private final List<Step> steps = new ArrayList<>();

        /** The conditions so far, each pattern whole. */
        private String before = "";

        Steps(RuleDescr rule, Map<String, RuleDescr> byName) {
            RuleDescr parent = byName.get(rule.getParentName());
            if (parent != null) {
                addAll(new Steps(parent, byName));
            }
            for (BaseDescr part : rule.getLhs().getDescrs()) {
                if (part instanceof PatternDescr pattern && isPlain(pattern)) {
                    addPattern(pattern);
                } else {
                    addWhole(part);
                }
            }
        }

        List<Step> steps() {
            return steps;
        }

        private void addAll(Steps parent) {
            steps.addAll(parent.steps);
            before = parent.before;
        }

        /** Of the form {@code $name : Type( constraint, ... ) from ...}, and not an accumulation, a query or the like. */
        private boolean isPlain(PatternDescr pattern) {
            return !pattern.isQuery()
                    && head(pattern).endsWith(pattern.getObjectType())
                    && pattern.getDescrs().stream()
                            .allMatch(constraint -> constraint instanceof ExprConstraintDescr expression
                                    && expression.getType() == ExprConstraintDescr.Type.NAMED);
        }

        /** What stands before the parenthesis. */
        private String head(PatternDescr pattern) {
            String text = text(pattern);
            int parenthesis = text.indexOf('(');
            return parenthesis < 0 ? "" : text.substring(0, parenthesis).strip();
        }

        private void addPattern(PatternDescr pattern) {
            List<? extends BaseDescr> constraints = pattern.getDescrs();
            int end = pattern.getEndCharacter() + 1;
            String open = constraints.isEmpty()
                    ? text(pattern)
                    : drl.substring(
                            pattern.getStartCharacter(), constraints.get(0).getStartCharacter());
            String close = constraints.isEmpty()
                    ? ""
                    : drl.substring(constraints.get(constraints.size() - 1).getEndCharacter() + 1, end);
            add(pattern.getObjectType() + "()", pattern, pattern.getObjectType(), true, before + open + close + '\n');
            StringBuilder inside = new StringBuilder();
            for (BaseDescr constraint : constraints) {
                // On a line of its own: a comment may follow it.
                inside.append(inside.isEmpty() ? "" : "\n,").append(text(constraint));
                add(
                        text(constraint),
                        constraint,
                        pattern.getObjectType(),
                        false,
                        before + open + inside + '\n' + close + '\n');
            }
            before += text(pattern) + '\n';
        }

        private void addWhole(BaseDescr part) {
            String text = text(part);
            // The parser leaves out the parentheses around alternatives.
            before += (part instanceof OrDescr && !text.startsWith("(or") ? '(' + text + ')' : text) + '\n';
            add(text, part, null, false, before);
        }

        private void add(String text, BaseDescr at, @Nullable String factType, boolean first, String prefix) {
            String shown = DrlText.oneLine(text);
            steps.add(new Step(new Condition(shown, at.getLine()), factType, first, prefix));
        }
    }
}
