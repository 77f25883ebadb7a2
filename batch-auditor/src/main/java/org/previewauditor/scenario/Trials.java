package org.previewauditor.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleDescription;
import org.previewauditor.rulebook.RuleFailedException;
import org.previewauditor.scenario.Trial.What;

/**
 * All that the scenarios of a rule book ask, with the facts of their drops read once. Any rule book that speaks of the same
 * codes can then be tried on them, from several threads.
 */
public final class Trials {

    /** What came of a trial; no failure means that all is as asked. */
    public record Result(Trial trial, Trial.@Nullable Failure failure) {}

    private final List<Trial> trials;
    private final Map<ScenarioCase, DropAudit> drops;

    /** What is wrong with a drop itself, so that nothing can be found in it. */
    private final Map<ScenarioCase, String> unreadable;

    private Trials(List<Trial> trials, Map<ScenarioCase, DropAudit> drops, Map<ScenarioCase, String> unreadable) {
        this.trials = trials;
        this.drops = drops;
        this.unreadable = unreadable;
    }

    /**
     * Reads all scenarios of a rule book and the drops of their cases.
     *
     * @throws org.previewauditor.rulebook.RuleBookException if a scenario is missing or cannot be read
     */
    public static Trials of(RuleBook rules) throws IOException {
        return of(rules, code -> true);
    }

    /**
     * Reads what the scenarios of some rules ask.
     *
     * @param codes which rules; the empty code is that of the drop that all start from
     * @throws org.previewauditor.rulebook.RuleBookException if a scenario of any rule is missing or cannot be read
     */
    public static Trials of(RuleBook rules, Predicate<String> codes) throws IOException {
        List<Trial> trials = new ArrayList<>();
        for (ScenarioCase base : Scenarios.nothingWrong(rules.files())) {
            trials.add(new Trial("", base.name(), What.NOTHING, base, null, "", false, List.of()));
        }
        List<Scenario> scenarios = Scenarios.of(rules);
        for (int i = 0; i < scenarios.size(); i++) {
            addTrials(rules.rules().get(i), scenarios.get(i), trials);
        }
        return read(trials.stream().filter(trial -> codes.test(trial.code())).toList(), rules);
    }

    public List<Trial> trials() {
        return trials;
    }

    /** Tries all of them. */
    public List<Result> run(RuleBook rules) {
        Map<ScenarioCase, Outcome> known = new ConcurrentHashMap<>();
        Function<ScenarioCase, Outcome> outcomes = one -> outcome(one, rules, known);
        return trials.parallelStream()
                .map(trial -> new Result(trial, judge(trial, outcomes)))
                .toList();
    }

    /** What these rules find about the ad of a case, which is one of these trials'. */
    Outcome outcome(ScenarioCase one, RuleBook rules) {
        return outcome(one, rules, new HashMap<>());
    }

    /** The first of these trials that is not as asked, or {@code null} if all are. */
    public @Nullable Trial firstFailure(Collection<Trial> some, RuleBook rules) {
        Map<ScenarioCase, Outcome> known = new HashMap<>();
        for (Trial trial : some) {
            if (judge(trial, one -> outcome(one, rules, known)) != null) {
                return trial;
            }
        }
        return null;
    }

    private Trial.@Nullable Failure judge(Trial trial, Function<ScenarioCase, Outcome> outcomes) {
        ScenarioCase less = trial.less();
        String problem = unreadable.get(less == null ? trial.whole() : less);
        if (problem != null) {
            return Trial.failure("the drop and the limits of the case can be read", problem, trial.whole(), "");
        }
        try {
            return trial.judge(outcomes);
        } catch (RuleFailedException e) {
            return Trial.failure(
                    "the rules decide the case",
                    String.valueOf(e.getMessage()),
                    trial.whole(),
                    e.problem().place());
        }
    }

    private Outcome outcome(ScenarioCase one, RuleBook rules, Map<ScenarioCase, Outcome> known) {
        Outcome outcome = known.get(one);
        if (outcome == null) {
            DropAudit drop = drops.get(one);
            if (drop == null) {
                throw new IllegalArgumentException(
                        "The case \"" + one.name() + "\" is not one of these: " + unreadable.get(one));
            }
            outcome = Outcome.of(drop, one.drop().row("ads", one.ad()), under(one, rules));
            known.put(one, outcome);
        }
        return outcome;
    }

    private static RuleBook under(ScenarioCase one, RuleBook rules) {
        return one.limits().isEmpty() ? rules : rules.under(one.limits());
    }

    private static void addTrials(RuleDescription rule, Scenario scenario, List<Trial> trials) {
        String code = scenario.code();
        for (ScenarioCase one : scenario.fires()) {
            trials.add(new Trial(code, one.name(), What.FIRES, one, null, "", true, List.of()));
        }
        for (ScenarioCase one : scenario.nearMisses()) {
            trials.add(new Trial(code, one.name(), What.NEARLY, one, null, "", false, List.of()));
        }
        Map<String, List<Trial>> okWithout = new TreeMap<>();
        for (ScenarioCase one : scenario.fires()) {
            for (String kind : kindsToWithhold(rule, one)) {
                boolean mayFire =
                        !rule.needs().contains(kind) || one.stillFiresWithout().contains(kind);
                String name = one.name() + " Without " + kind + '.';
                Trial trial = new Trial(code, name, What.WITHHELD, one, one.without(kind), kind, mayFire, List.of());
                trials.add(trial);
                if (one.okWithout().contains(kind)) {
                    okWithout.computeIfAbsent(kind, any -> new ArrayList<>()).add(trial);
                }
            }
        }
        okWithout.forEach((kind, among) -> {
            Trial first = among.get(0);
            trials.add(new Trial(
                    code,
                    "ok-without: " + kind,
                    What.BECOMES_OK,
                    first.whole(),
                    first.less(),
                    kind,
                    false,
                    List.copyOf(among)));
        });
    }

    /** What the rule says it needs, and what the case says about more. */
    private static Set<String> kindsToWithhold(RuleDescription rule, ScenarioCase one) {
        Set<String> kinds = new TreeSet<>(rule.needs());
        kinds.addAll(one.okWithout());
        kinds.addAll(one.stillFiresWithout());
        kinds.retainAll(one.drop().kinds());
        return kinds;
    }

    /** Reads the drops of some trials. */
    static Trials read(List<Trial> trials, RuleBook rules) throws IOException {
        List<ScenarioCase> cases = trials.stream()
                .flatMap(trial -> Stream.of(Optional.of(trial.whole()), Optional.ofNullable(trial.less())))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<ScenarioCase, DropAudit> drops = new ConcurrentHashMap<>();
        Map<ScenarioCase, String> unreadable = new ConcurrentHashMap<>();
        Path folder = Files.createTempDirectory("preview-auditor-scenarios");
        try {
            IntStream.range(0, cases.size())
                    .parallel()
                    .forEach(i -> read(cases.get(i), folder.resolve("drop" + i), rules, drops, unreadable));
        } finally {
            delete(folder);
        }
        return new Trials(List.copyOf(trials), drops, unreadable);
    }

    private static void read(
            ScenarioCase one,
            Path drop,
            RuleBook rules,
            Map<ScenarioCase, DropAudit> drops,
            Map<ScenarioCase, String> unreadable) {
        one.drop().writeTo(drop);
        Integer days = one.horizonDays();
        try {
            Duration horizon = under(one, rules).policy().horizon();
            DropAudit audit =
                    DropAudit.read(drop, one.asOf(), days == null ? horizon : Duration.ofDays(days), one.tool());
            Integer expected = one.rejectedRows();
            if (expected != null && expected != audit.rejectedRows()) {
                unreadable.put(
                        one, audit.rejectedRows() + " rows cannot be read; the case says rejected-rows: " + expected);
            } else {
                drops.put(one, audit);
            }
        } catch (IllegalArgumentException e) {
            unreadable.put(one, String.valueOf(e.getMessage()));
        } finally {
            delete(drop);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
