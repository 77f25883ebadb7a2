package org.previewauditor.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.previewauditor.rulebook.MutatedRules;
import org.previewauditor.rulebook.RuleBook;

/**
 * Breaks every condition of the rules, one at a time, and asks whether a scenario notices. A condition that can be broken
 * unnoticed is either not needed or not tested. Rules that break off are noticed, because an audit would break off.
 */
public final class MutationTest {

    /** Trials from small drops to large ones. */
    private final List<Trial> bySize;

    /** Trials that noticed a break of a rule or function, by its name, the last one first. */
    private final Map<String, Collection<Trial>> noticed = new ConcurrentHashMap<>();

    private final Trials trials;

    private MutationTest(Trials trials) {
        this.trials = trials;
        this.bySize = new ArrayList<>(trials.trials());
        bySize.sort(Comparator.comparingInt(trial -> trial.whole().drop().size()));
    }

    /**
     * What came of it.
     *
     * @param mutants how many were made
     * @param survivors mutants that no scenario notices, each with its place
     * @param impossible breaks that do not compile, each with its place; they are no mutants
     */
    public record Result(int mutants, List<String> survivors, List<String> impossible) {

        /** How many mutants of a hundred were noticed. All of them is not said of less. */
        public String score() {
            if (mutants == 0) {
                return "nothing to break";
            }
            double tenths = Math.floor(1000.0 * (mutants - survivors.size()) / mutants);
            return String.format(Locale.ROOT, "%.1f %%", tenths / 10);
        }
    }

    /**
     * @param trials that all are as asked with these rules
     * @param names rules and functions to break, together with the functions that they call; empty for all
     * @throws org.previewauditor.rulebook.RuleBookException if the rules come without their text
     */
    public static Result run(RuleBook rules, Trials trials, Set<String> names) {
        MutationTest test = new MutationTest(trials);
        try (MutatedRules mutated = MutatedRules.of(rules, names)) {
            List<String> survivors = mutated.mutants().parallelStream()
                    .filter(mutant -> !mutated.with(mutant, book -> test.notices(mutant, book)))
                    .map(MutatedRules.Mutant::toString)
                    .toList();
            return new Result(
                    mutated.mutants().size(),
                    survivors,
                    mutated.impossible().stream()
                            .map(MutatedRules.Mutant::toString)
                            .toList());
        }
    }

    private boolean notices(MutatedRules.Mutant mutant, RuleBook book) {
        Collection<Trial> before = noticed.computeIfAbsent(mutant.of(), any -> new ConcurrentLinkedDeque<>());
        Set<Trial> ordered = new LinkedHashSet<>(before);
        // The scenario of the broken rule notices most likely.
        bySize.stream().filter(trial -> trial.code().equals(mutant.rule())).forEach(ordered::add);
        ordered.addAll(bySize);
        Trial first = trials.firstFailure(ordered, book);
        if (first != null && !before.contains(first)) {
            before.add(first);
        }
        return first != null;
    }
}
