package org.previewauditor.rulebook.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.drools.drl.ast.descr.FunctionDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.rulebook.RuleProblem;

/** Looks a whole rule book through without compiling it. */
public final class RuleCheck {

    private final RuleFiles files;
    private final RuleSet rules;
    private final List<RuleProblem> problems = new ArrayList<>();

    private RuleCheck(RuleFiles files) {
        this.files = files;
        this.rules = new RuleSet(files);
    }

    /** All that is wrong with rules and data, in the order of files and lines; empty if nothing is. */
    public static List<RuleProblem> check(RuleFiles files) {
        return new RuleCheck(files).check();
    }

    /**
     * What is left to compile when others are compiled already: the same files, with nothing in the place of rules that
     * stand in the others word for word. Where a function or an import differs, all rules are left.
     *
     * @param files in which nothing is wrong
     * @return {@code null} if nothing is left
     */
    public static @Nullable RuleFiles changed(RuleFiles files, RuleFiles compiled) {
        Map<String, String> left = new TreeMap<>();
        Set<String> known = new HashSet<>(compiled.ruleFiles());
        boolean rulesLeft = false;
        for (String name : files.ruleFiles()) {
            DrlFile file = DrlFile.parse(name, files.text(name));
            DrlFile other = known.remove(name) ? DrlFile.parse(name, compiled.text(name)) : null;
            if (other != null && !file.outside().equals(other.outside())) {
                return files;
            }
            Set<String> kept = file.ruleTexts();
            if (other != null) {
                kept.removeAll(other.ruleTexts());
            }
            rulesLeft |= !kept.isEmpty();
            left.put(name, file.without(kept));
        }
        if (!known.isEmpty()) {
            return files;
        }
        return rulesLeft ? files.with(left) : null;
    }

    private List<RuleProblem> check() {
        if (rules.files().isEmpty()) {
            problems.add(new RuleProblem(
                    "",
                    0,
                    0,
                    "",
                    "there is no rule file (*.drl) in it.",
                    "Write the bundled rules into a folder with \"preview-auditor rules export DIR\"."));
            return problems;
        }
        DataLint data = new DataLint(files, rules, problems::add);
        data.check();
        Literals literals = new Literals(rules, data.knownValues(), data.formatFindings());
        rules.files().forEach(file -> problems.addAll(file.problems()));
        duplicates();
        Map<RuleSet.Rule, Map<String, @Nullable Class<?>>> variables = new LinkedHashMap<>();
        for (RuleSet.Rule rule : rules.rules()) {
            Scope scope = new Scope(rules, rule.file(), problems::add);
            List<ConditionLint.ReadPattern> patterns = new ConditionLint(rule, rules, literals, scope).check();
            new MetadataLint(rule, scope).check();
            new AbsenceLint(rule, rules, scope, patterns).check();
            new NullLint(scope, patterns).check();
            new ForbiddenLint(rules, scope).check(rule);
            variables.put(rule, new TreeMap<>(scope.variables()));
        }
        for (DrlFile file : rules.files()) {
            PackageDescr parsed = file.parsed();
            if (parsed != null) {
                new ForbiddenLint(rules, new Scope(rules, file, problems::add)).check(parsed);
            }
        }
        if (rules.complete()) {
            problems.addAll(new JavaLint(rules, variables).check());
        }
        return sorted();
    }

    private void duplicates() {
        Map<String, RuleSet.Rule> first = new HashMap<>();
        for (RuleSet.Rule rule : rules.rules()) {
            RuleSet.Rule earlier = first.putIfAbsent(rule.name(), rule);
            if (earlier != null) {
                problems.add(rule.file()
                        .source()
                        .problem(
                                rule.file().nameOffset(rule.descr()),
                                "there are two rules \"" + rule.name() + "\".",
                                "The other one is in " + earlier.file().source().name() + ':'
                                        + earlier.descr().getLine() + "; rename one of them."));
            }
        }
        Map<String, DrlFile> functions = new HashMap<>();
        for (DrlFile file : rules.files()) {
            PackageDescr parsed = file.parsed();
            for (FunctionDescr function : parsed == null ? List.<FunctionDescr>of() : parsed.getFunctions()) {
                DrlFile earlier = functions.putIfAbsent(function.getName(), file);
                if (earlier != null) {
                    problems.add(file.source()
                            .problem(
                                    function.getStartCharacter(),
                                    "there are two functions \"" + function.getName() + "\".",
                                    "The other one is in " + earlier.source().name() + "; rename one of them."));
                }
            }
        }
    }

    /** By file and place. Of several problems at one place the first says most, and later ones follow from it. */
    private List<RuleProblem> sorted() {
        Set<String> places = new HashSet<>();
        return problems.stream()
                .filter(problem -> problem.column() == 0 || places.add(problem.place()))
                .distinct()
                .sorted(Comparator.comparing(RuleProblem::file)
                        .thenComparingInt(RuleProblem::line)
                        .thenComparingInt(RuleProblem::column))
                .toList();
    }
}
