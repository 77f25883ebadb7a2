package org.previewauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.explanation.EditDistance;
import org.previewauditor.rulebook.MutatedRules;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleDescription;
import org.previewauditor.scenario.Coverage;
import org.previewauditor.scenario.JunitXml;
import org.previewauditor.scenario.MutationTest;
import org.previewauditor.scenario.Trial;
import org.previewauditor.scenario.Trials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules test}: runs the scenarios beside the rules. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the scenario of every rule: when it fires, when it nearly does, and what it says without an export that "
                    + "it needs.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 all is as the scenarios say; 1 something is not, or a mutant went unnoticed; 2 wrong call; "
                    + "3 could not test."
        })
final class RulesTestCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "DIR|KJAR",
            arity = "0..1",
            description = "A folder of DRL and data files, or a KJAR. Default: the bundled rules.")
    @Nullable
    Path rules;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the results as JUnit XML.")
    @Nullable
    Path junit;

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            description =
                    "Only the scenario of this rule; may be given several times. With --mutate all scenarios are run, "
                            + "but only the conditions of this rule, and of the functions that it calls, are broken; it may "
                            + "also be the name of a function.")
    Set<String> only = new TreeSet<>();

    @Option(names = "--coverage", description = "Also tell for each rule where it fired and which near misses it met.")
    boolean coverage;

    @Option(
            names = "--mutate",
            description = "Also break every condition, one at a time, and tell which breaks no scenario notices.")
    boolean mutate;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.out(spec);
        try (RuleBook book = rules == null ? RuleBook.bundled() : RuleBook.open(rules)) {
            requireNames(book);
            List<RuleDescription> chosen = book.rules().stream()
                    .filter(rule -> isAsked(rule.type().code()))
                    .toList();
            Trials trials = Trials.of(book, this::isAsked);
            List<Trials.Result> results = trials.run(book);
            if (junit != null) {
                JunitXml.write(results, junit);
            }
            if (coverage) {
                Coverage.of(chosen, results).lines().forEach(out::println);
                out.println();
            }
            long failures = failures(results, out);
            out.printf(
                    "%s of %s: %s.%n",
                    counted(results.size(), "trial"),
                    counted(chosen.size(), "rule"),
                    failures == 0 ? "all is as the scenarios say" : counted(failures, "failure"));
            boolean unnoticed = mutate && failures == 0 && mutate(book, trials, out);
            if (mutate && failures > 0) {
                out.println("No conditions were broken: first all must be as the scenarios say.");
            }
            out.flush();
            return failures > 0 || unnoticed ? ExitCode.FAILED_ON : ExitCode.OK;
        }
    }

    /** Whether a scenario is run. */
    private boolean isAsked(String code) {
        return mutate || only.isEmpty() || only.contains(code);
    }

    /** A function can be named only where something is broken. */
    private void requireNames(RuleBook book) {
        Set<String> names = new TreeSet<>();
        book.rules().forEach(rule -> names.add(rule.type().code()));
        if (mutate && !only.isEmpty()) {
            names.addAll(MutatedRules.names(book));
        }
        for (String name : only) {
            if (!names.contains(name)) {
                throw new UsageException("There is no rule " + (mutate ? "and no function " : "") + name + " in "
                        + book.files().place() + ". Did you mean " + EditDistance.nearest(name, names)
                        + "? All rules are told by rules list.");
            }
        }
    }

    /** Tells all failures, but of those that one line of the rules is to blame for by an exception only the first. */
    private static long failures(List<Trials.Result> results, PrintWriter out) {
        long failures = 0;
        long same = 0;
        Set<String> broke = new HashSet<>();
        for (Trials.Result result : results) {
            Trial.Failure failure = result.failure();
            if (failure != null) {
                failures++;
                if (!failure.brokeAt().isEmpty() && !broke.add(failure.brokeAt())) {
                    same++;
                    continue;
                }
                Trial trial = result.trial();
                out.println(
                        (trial.code().isEmpty() ? "The drop that all start from" : trial.code()) + ": " + trial.name());
                failure.toString().lines().forEach(line -> out.println("    " + line));
                out.println();
            }
        }
        if (same > 0) {
            out.printf("%s more, because the same lines fail.%n%n", counted(same, "failure"));
        }
        return failures;
    }

    /** Tells about mutants, and says whether some went unnoticed. */
    private boolean mutate(RuleBook book, Trials trials, PrintWriter out) {
        MutationTest.Result result = MutationTest.run(book, trials, only);
        result.survivors().forEach(mutant -> out.println("not noticed: " + mutant));
        out.printf(
                "%s, %d of them noticed (%s).%n",
                counted(result.mutants(), "mutant"),
                result.mutants() - result.survivors().size(),
                result.score());
        result.impossible().forEach(mutant -> out.println("does not compile, so not tried: " + mutant));
        return !result.survivors().isEmpty();
    }

    private static String counted(long number, String what) {
        return Console.count(number) + ' ' + what + (number == 1 ? "" : "s");
    }
}
