package org.previewauditor.rulebook.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.previewauditor.rulebook.RuleProblem;

/**
 * A rule file as its author wrote it, with its place for each part.
 *
 * @param parsed {@code null} where it cannot be read; the problems say why
 */
record DrlFile(SourceText source, @Nullable PackageDescr parsed, List<RuleProblem> problems) {

    private static final Pattern UNEXPECTED = Pattern.compile(
            "\\[ERR \\d+\\] Line (\\d+):(\\d+) (?:mismatched|no viable alternative at|extraneous) input '(.*?)'"
                    + "(?:.*?( in (?:rule|function|query) .*))?.*",
            Pattern.DOTALL);
    private static final Pattern PLACED = Pattern.compile("\\[ERR \\d+\\] Line (\\d+):(\\d+) (.*)", Pattern.DOTALL);
    private static final Pattern THEN = Pattern.compile("\\bthen\\b");

    /** A pattern of a rule. */
    record PatternPart(PatternDescr descr, boolean negated) {}

    static DrlFile parse(String name, String text) {
        SourceText source = new SourceText(name, text);
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed = null;
        List<RuleProblem> problems = new ArrayList<>();
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException e) {
            problems.add(source.problem(0, "the file cannot be read as rules: " + e.getMessage(), ""));
        }
        for (DroolsError error : parser.getErrors()) {
            if (!error.getMessage().contains("null Package")) {
                problems.add(syntaxProblem(source, error));
            }
        }
        return new DrlFile(source, problems.isEmpty() ? parsed : null, List.copyOf(problems));
    }

    /** The patterns of a rule, in their order; one inside {@code not} or {@code forall} is negated. */
    static List<PatternPart> patterns(RuleDescr rule) {
        List<PatternPart> patterns = new ArrayList<>();
        collect(rule.getLhs(), false, patterns);
        return patterns;
    }

    private static void collect(BaseDescr descr, boolean negated, List<PatternPart> patterns) {
        if (descr instanceof PatternDescr pattern) {
            patterns.add(new PatternPart(pattern, negated));
        } else if (descr instanceof NotDescr not) {
            not.getDescrs().forEach(part -> collect(part, !negated, patterns));
        } else if (descr instanceof ForallDescr forall) {
            forall.getDescrs().forEach(part -> collect(part, true, patterns));
        } else if (descr instanceof ExistsDescr exists) {
            for (Object part : exists.getDescrs()) {
                collect((BaseDescr) part, negated, patterns);
            }
        } else if (descr instanceof ConditionalElementDescr several) {
            several.getDescrs().forEach(part -> collect(part, negated, patterns));
        }
    }

    /** Where a rule is named. */
    int nameOffset(RuleDescr rule) {
        int start = ruleStart(rule);
        int found = source.text().indexOf(rule.getName(), start);
        return found < 0 ? start : found;
    }

    /** Where a rule begins: at the word {@code rule}. */
    int ruleStart(RuleDescr rule) {
        return source.offset(rule.getLine(), rule.getColumn() + 1);
    }

    /** Where a rule ends: behind the word {@code end}. */
    int ruleEnd(RuleDescr rule) {
        return Math.min(source.text().length(), rule.getEndCharacter());
    }

    /** Where the word {@code then} of a rule begins. */
    int thenOffset(RuleDescr rule) {
        int from = source.offset(rule.getConsequenceLine(), 1);
        Matcher then = THEN.matcher(source.text());
        return then.find(from) ? then.start() : from;
    }

    /** Its rules, word for word. */
    Set<String> ruleTexts() {
        Set<String> texts = new TreeSet<>();
        if (parsed != null) {
            parsed.getRules().forEach(rule -> texts.add(ruleText(rule)));
        }
        return texts;
    }

    /** The file with blank lines in the place of all rules but these. */
    String without(Set<String> keptRules) {
        StringBuilder text = new StringBuilder(source.text());
        if (parsed != null) {
            for (RuleDescr rule : parsed.getRules()) {
                if (!keptRules.contains(ruleText(rule))) {
                    text.replace(ruleStart(rule), ruleEnd(rule), ruleText(rule).replaceAll("[^\r\n]", " "));
                }
            }
        }
        return text.toString();
    }

    /** All but the rules, whatever the spaces between. */
    String outside() {
        return without(Set.of()).replaceAll("\\s+", " ");
    }

    private String ruleText(RuleDescr rule) {
        return source.text().substring(ruleStart(rule), ruleEnd(rule));
    }

    private static RuleProblem syntaxProblem(SourceText source, DroolsError error) {
        String message = error.getMessage();
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            String found = unexpected.group(3);
            String where =
                    unexpected.group(4) == null ? "" : unexpected.group(4).strip();
            int offset =
                    source.offset(Integer.parseInt(unexpected.group(1)), Integer.parseInt(unexpected.group(2)) + 1);
            return source.problem(
                    offset,
                    (found.equals("<eof>") ? "the file ends too early" : '"' + found + "\" is not expected here")
                            + (where.isEmpty() ? "." : ", " + where.replaceAll("[.\\s]+$", "") + '.'),
                    "Look just before it: a comma, a quote, a parenthesis, \"when\", \"then\" or \"end\" may be missing.");
        }
        Matcher placed = PLACED.matcher(message);
        if (placed.matches()) {
            int offset = source.offset(Integer.parseInt(placed.group(1)), Integer.parseInt(placed.group(2)) + 1);
            return source.problem(offset, placed.group(3).strip() + '.', "");
        }
        int line = error.getLines().length == 0 ? 1 : Math.max(1, error.getLines()[0]);
        return source.problemOfLine(Math.min(line, source.lines()), message, "");
    }
}
