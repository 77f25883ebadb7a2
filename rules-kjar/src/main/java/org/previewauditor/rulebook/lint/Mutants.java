package org.previewauditor.rulebook.lint;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FunctionDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.rulebook.lint.ConditionParser.NotUnderstood;

/**
 * Breaks rules: every constraint of every pattern and every part of one is left out and negated, each value of a list is
 * left out, and so is every part of a condition in a function. All mutants are built into one set of rules, each behind a
 * {@link MutantSwitch}, because compiling each by itself takes hours.
 */
public final class Mutants {

    /**
     * One broken condition.
     *
     * @param rule the rule that is broken; empty where it is a function
     * @param function the function that is broken; empty where it is a rule
     * @param change what was done to it
     */
    public record Mutant(int number, String rule, String function, String file, int line, String change) {

        @Override
        public String toString() {
            return file + ':' + line + ": "
                    + (rule.isEmpty() ? "function " + function : "rule \"" + rule + '"')
                    + ", " + change;
        }
    }

    /** Puts one text in the place of another. */
    private record Edit(int start, int end, String text) {}

    private record Broken(Mutant mutant, List<Edit> edits) {}

    /** How much stands before a function when it is parsed. */
    private static final int HEAD = "class F {\n".length();

    private static final Pattern WHEN = Pattern.compile("\\bwhen\\b");

    private static final String PATTERN_GUARD = "org.previewauditor.fact.RunFacts( ";
    private static final String FUNCTIONS = """
            package org.previewauditor.rules;

            function boolean mutantOn(int number) {
                return org.previewauditor.rulebook.lint.MutantSwitch.on(number);
            }

            function boolean mutantOff(String rule) {
                return org.previewauditor.rulebook.lint.MutantSwitch.off(rule);
            }
            """;

    private static final Map<String, String> OPPOSITES =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">", "in", "not in", "not in", "in");

    private final RuleSet rules;
    private final List<Mutant> mutants = new ArrayList<>();
    private final Map<RuleSet.Rule, List<Broken>> brokenRules = new LinkedHashMap<>();
    private final Map<DrlFile, List<Broken>> brokenFunctions = new LinkedHashMap<>();

    private Mutants(RuleFiles files) {
        this.rules = new RuleSet(files);
        for (DrlFile file : rules.files()) {
            rules.rules().stream()
                    .filter(rule -> rule.file().equals(file))
                    .forEach(rule -> brokenRules.put(rule, broken(rule)));
            List<Broken> functions = new ArrayList<>();
            PackageDescr parsed = file.parsed();
            if (parsed != null) {
                parsed.getFunctions().forEach(function -> breakFunction(function, file, functions));
            }
            brokenFunctions.put(file, functions);
        }
    }

    /** @param files rules in which nothing is wrong */
    public static Mutants of(RuleFiles files) {
        return new Mutants(files);
    }

    /** All of them, in the order of files and lines. */
    public List<Mutant> mutants() {
        return List.copyOf(mutants);
    }

    /** Names of all rules and functions, whether something in them can be broken or not. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(rules.functions().keySet());
        rules.rules().forEach(rule -> names.add(rule.name()));
        return names;
    }

    /** The mutants of some rules and functions, and of those functions that they call. */
    public List<Mutant> of(Set<String> names) {
        Set<String> called = new TreeSet<>(names);
        names.forEach(name -> rules.addCalled(name, called));
        return mutants.stream()
                .filter(mutant -> called.contains(mutant.rule()) || called.contains(mutant.function()))
                .toList();
    }

    /** Rule files with some of the mutants in them, by name. */
    public Map<String, String> mutated(Collection<Mutant> chosen) {
        Map<String, String> mutated = new TreeMap<>();
        Set<Integer> numbers = chosen.stream().map(Mutant::number).collect(Collectors.toSet());
        for (DrlFile file : rules.files()) {
            mutated.put(file.source().name(), mutated(file, numbers));
        }
        String helper = "mutants.drl";
        while (mutated.containsKey(helper)) {
            helper = "all-" + helper;
        }
        mutated.put(helper, FUNCTIONS);
        return mutated;
    }

    /** A file with its rules behind switches, its functions with switches inside, and the mutants of its rules. */
    private String mutated(DrlFile file, Set<Integer> numbers) {
        List<Edit> edits = new ArrayList<>();
        StringBuilder copies = new StringBuilder();
        brokenRules.forEach((rule, all) -> {
            List<Broken> chosen = rule.file().equals(file) ? chosen(all, numbers) : List.of();
            if (!chosen.isEmpty()) {
                edits.addAll(guards(rule, "mutantOff(\"" + rule.name() + "\")"));
                chosen.forEach(broken -> copies.append(copy(rule, broken)).append("\n\n"));
            }
        });
        chosen(brokenFunctions.getOrDefault(file, List.of()), numbers).forEach(broken -> edits.addAll(broken.edits()));
        String text = file.source().text();
        return apply(text, 0, text.length(), edits) + "\n\n" + copies;
    }

    private static List<Broken> chosen(List<Broken> all, Set<Integer> numbers) {
        return all.stream()
                .filter(broken -> numbers.contains(broken.mutant().number()))
                .toList();
    }

    /** A rule in whose place a mutant is, when it is at work. */
    private static String copy(RuleSet.Rule rule, Broken broken) {
        int number = broken.mutant().number();
        DrlFile file = rule.file();
        List<Edit> edits = new ArrayList<>(guards(rule, on(number)));
        edits.addAll(broken.edits());
        int name = file.nameOffset(rule.descr());
        edits.add(new Edit(name, name + rule.name().length(), rule.name() + '#' + number));
        return apply(file.source().text(), file.ruleStart(rule.descr()), file.ruleEnd(rule.descr()), edits)
                .replaceAll("drools\\s*\\.\\s*getRule\\(\\)\\s*\\.\\s*getName\\(\\)", '"' + rule.name() + '"');
    }

    /** Lets a rule match only while a switch is on: each pattern by itself, so that none is looked at in vain. */
    private static List<Edit> guards(RuleSet.Rule rule, String guard) {
        List<Edit> edits = new ArrayList<>();
        String text = rule.file().source().text();
        int first = text.length();
        for (DrlFile.PatternPart part : DrlFile.patterns(rule.descr())) {
            PatternDescr pattern = part.descr();
            int type = text.indexOf(pattern.getObjectType(), pattern.getStartCharacter());
            int open = text.indexOf('(', type) + 1;
            boolean more = !pattern.getConstraint().getDescrs().isEmpty();
            edits.add(new Edit(open, open, ' ' + guard + (more ? "," : "")));
            first = Math.min(first, pattern.getStartCharacter());
        }
        int start = rule.file().ruleStart(rule.descr());
        Matcher when = WHEN.matcher(ForbiddenLint.blank(text.substring(start, first), true));
        int behind = start;
        while (when.find()) {
            behind = start + when.end();
        }
        edits.add(new Edit(behind, behind, ' ' + PATTERN_GUARD + guard + " )"));
        return edits;
    }

    // Rules

    private List<Broken> broken(RuleSet.Rule rule) {
        List<Broken> all = new ArrayList<>();
        SourceText source = rule.file().source();
        for (DrlFile.PatternPart part : DrlFile.patterns(rule.descr())) {
            for (BaseDescr constraint : part.descr().getConstraint().getDescrs()) {
                if (constraint instanceof ExprConstraintDescr) {
                    try {
                        Condition condition = ConditionParser.parse(
                                source.text(), constraint.getStartCharacter(), constraint.getEndCharacter() + 1);
                        breakCondition(condition, true, rule, all);
                    } catch (NotUnderstood e) {
                        leftOut(constraint.getStartCharacter(), constraint.getEndCharacter() + 1, true, rule, all);
                    }
                }
            }
        }
        return all;
    }

    /** @param beside whether the condition stands beside others that must hold too, not between alternatives */
    private void breakCondition(Condition condition, boolean beside, RuleSet.Rule rule, List<Broken> all) {
        if (condition instanceof Condition.Binding) {
            return;
        }
        leftOut(condition.start(), condition.end(), beside, rule, all);
        String text = rule.file().source().text();
        String opposite = negated(condition, text);
        if (opposite != null) {
            add(condition.start(), condition.end(), opposite, "negated", rule, all);
        }
        if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> breakCondition(part, false, rule, all));
        } else if (condition instanceof Condition.AllOf several) {
            several.parts().forEach(part -> breakCondition(part, true, rule, all));
        } else if (condition instanceof Condition.Compare compare
                && compare.operator().endsWith("in")
                && compare.right().size() > 1) {
            for (Condition value : compare.right()) {
                String others = compare.right().stream()
                        .filter(other -> other.start() != value.start())
                        .map(other -> text.substring(other.start(), other.end()))
                        .collect(Collectors.joining(", ", "(", ")"));
                String left =
                        text.substring(compare.left().start(), compare.left().end());
                add(
                        compare.start(),
                        compare.end(),
                        left + ' ' + compare.operator() + ' ' + others,
                        "without " + text.substring(value.start(), value.end()),
                        rule,
                        all);
            }
        }
    }

    private void leftOut(int start, int end, boolean beside, RuleSet.Rule rule, List<Broken> all) {
        String always = on(mutants.size());
        add(start, end, beside ? always : '!' + always, "left out", rule, all);
    }

    private void add(int start, int end, String text, String change, RuleSet.Rule rule, List<Broken> all) {
        SourceText source = rule.file().source();
        Mutant mutant = new Mutant(
                mutants.size(),
                rule.name(),
                "",
                source.name(),
                source.line(start),
                change + ": " + oneLine(source.text().substring(start, end)));
        mutants.add(mutant);
        all.add(new Broken(mutant, List.of(new Edit(start, end, text))));
    }

    /** The opposite of a condition, or {@code null} where there is no way to write it. */
    private static @Nullable String negated(Condition condition, String text) {
        if (condition instanceof Condition.Path path) {
            return '!' + text.substring(path.start(), path.end());
        }
        if (condition instanceof Condition.Not not) {
            return text.substring(not.part().start(), not.part().end());
        }
        if (condition instanceof Condition.Compare compare) {
            String opposite = OPPOSITES.get(compare.operator());
            int from = compare.left().end();
            String rest = text.substring(from, compare.end());
            return opposite == null
                    ? null
                    : text.substring(compare.left().start(), from)
                            + rest.replaceFirst(Pattern.quote(compare.operator()), opposite);
        }
        return null;
    }

    // Functions

    private void breakFunction(FunctionDescr function, DrlFile file, List<Broken> all) {
        int start = function.getStartCharacter();
        int end = Math.min(file.source().text().length(), function.getEndCharacter());
        String java = file.source().text().substring(start, end).replaceFirst("^function", "static  ");
        ParserConfiguration configuration = new ParserConfiguration();
        configuration.setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
        ParseResult<CompilationUnit> parsed = new JavaParser(configuration).parse("class F {\n" + java + "\n}");
        SourceText code = new SourceText(function.getName(), "class F {\n" + java + "\n}");
        parsed.getResult()
                .ifPresent(unit -> breakNode(unit, function, file, node -> start + offset(code, node) - HEAD, all));
    }

    private static int offset(SourceText code, Position at) {
        return code.offset(at.line, at.column);
    }

    private void breakNode(
            Node node, FunctionDescr function, DrlFile file, ToIntFunction<Position> offsets, List<Broken> all) {
        Expression condition = null;
        if (node instanceof IfStmt statement) {
            condition = statement.getCondition();
        } else if (node instanceof WhileStmt statement) {
            condition = statement.getCondition();
        } else if (node instanceof ConditionalExpr expression) {
            condition = expression.getCondition();
        } else if (node instanceof BinaryExpr binary
                && isJunction(binary)
                && node.getParentNode().filter(Mutants::isBoolean).isEmpty()) {
            condition = binary;
        }
        if (condition != null) {
            breakExpression(condition, null, function, file, offsets, all);
        }
        node.getChildNodes().forEach(child -> breakNode(child, function, file, offsets, all));
    }

    /** Conditions inside of these are reached through them. */
    private static boolean isBoolean(Node parent) {
        return parent instanceof BinaryExpr
                || parent instanceof UnaryExpr
                || parent instanceof EnclosedExpr
                || parent instanceof IfStmt
                || parent instanceof WhileStmt
                || parent instanceof ConditionalExpr;
    }

    private static boolean isJunction(BinaryExpr binary) {
        return binary.getOperator() == BinaryExpr.Operator.AND || binary.getOperator() == BinaryExpr.Operator.OR;
    }

    private void breakExpression(
            Expression expression,
            BinaryExpr.@Nullable Operator junction,
            FunctionDescr function,
            DrlFile file,
            ToIntFunction<Position> offsets,
            List<Broken> all) {
        Expression inner = expression;
        while (inner instanceof EnclosedExpr enclosed) {
            inner = enclosed.getInner();
        }
        if (junction != null) {
            boolean and = junction == BinaryExpr.Operator.AND;
            String always = and ? on(mutants.size()) + " || (" : '!' + on(mutants.size()) + " && (";
            wrap(expression, '(' + always, "))", "left out", function, file, offsets, all);
        }
        if (inner instanceof BinaryExpr binary && isJunction(binary)) {
            breakExpression(binary.getLeft(), sameJunction(binary), function, file, offsets, all);
            breakExpression(binary.getRight(), binary.getOperator(), function, file, offsets, all);
        } else {
            wrap(expression, '(' + on(mutants.size()) + " != (", "))", "negated", function, file, offsets, all);
        }
    }

    /** In a && b && c the left side is a && b, which is no part of its own. */
    private static BinaryExpr.@Nullable Operator sameJunction(BinaryExpr binary) {
        return binary.getLeft() instanceof BinaryExpr left && left.getOperator() == binary.getOperator()
                ? null
                : binary.getOperator();
    }

    private void wrap(
            Expression expression,
            String before,
            String behind,
            String change,
            FunctionDescr function,
            DrlFile file,
            ToIntFunction<Position> offsets,
            List<Broken> all) {
        Range range = expression.getRange().orElseThrow();
        int start = offsets.applyAsInt(range.begin);
        int end = offsets.applyAsInt(range.end) + 1;
        SourceText source = file.source();
        Mutant mutant = new Mutant(
                mutants.size(),
                "",
                function.getName(),
                source.name(),
                source.line(start),
                change + ": " + oneLine(source.text().substring(start, end)));
        mutants.add(mutant);
        all.add(new Broken(mutant, List.of(new Edit(start, start, before), new Edit(end, end, behind))));
    }

    private static String on(int number) {
        return "mutantOn(" + number + ")";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /**
     * The text between two offsets with all edits made. Of insertions at one place, those that open stand in the order in
     * which they were found, and those that close in the opposite one.
     */
    private static String apply(String text, int start, int end, List<Edit> edits) {
        Map<Integer, StringBuilder> insertions = new TreeMap<>();
        List<Edit> replacements = new ArrayList<>();
        for (Edit edit : edits) {
            if (edit.start() < edit.end()) {
                replacements.add(edit);
            } else if (edit.text().startsWith(")")) {
                insertions
                        .computeIfAbsent(edit.start(), any -> new StringBuilder())
                        .insert(0, edit.text());
            } else {
                insertions
                        .computeIfAbsent(edit.start(), any -> new StringBuilder())
                        .append(edit.text());
            }
        }
        insertions.forEach((offset, inserted) -> replacements.add(new Edit(offset, offset, inserted.toString())));
        replacements.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        StringBuilder result = new StringBuilder();
        int at = start;
        for (Edit edit : replacements) {
            result.append(text, at, edit.start()).append(edit.text());
            at = edit.end();
        }
        return result.append(text, at, end).toString();
    }
}
