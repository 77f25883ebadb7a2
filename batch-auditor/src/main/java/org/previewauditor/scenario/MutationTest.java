package org.previewauditor.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.previewauditor.rulebook.MutatedRules;
import org.previewauditor.rulebook.RuleBook;

/**
 * Breaks every condition of the rules, one at a time, and asks whether a scenario notices. A condition that can be broken
 * unnoticed is either not needed or not tested.
 */
public final class MutationTest {

    private MutationTest() {}

    /**
     * What came of it.
     *
     * @param survivors mutants that no scenario notices, each with its place
     */
    public record Result(int mutants, List<String> survivors) {

        /** How many mutants of a hundred were noticed. */
        public String score() {
            return mutants == 0
                    ? "nothing to break"
                    : String.format(Locale.ROOT, "%.1f %%", 100.0 * (mutants - survivors.size()) / mutants);
        }
    }

    /**
     * @param trials that all are as asked with these rules
     * @throws org.previewauditor.rulebook.RuleBookException if the rules come without their text
     */
    public static Result run(RuleBook rules, Trials trials) {
        try (MutatedRules mutated = MutatedRules.of(rules)) {
            List<String> survivors = mutated.mutants().parallelStream()
                    .filter(mutant -> mutated.with(
                            mutant, book -> trials.firstFailure(ordered(trials, mutant.rules()), book) == null))
                    .map(MutatedRules.Mutant::toString)
                    .collect(Collectors.toList());
            return new Result(mutated.mutants().size(), survivors);
        }
    }

    /** The scenario of the broken rule comes first, because it notices most likely; then small drops before large ones. */
    private static List<Trial> ordered(Trials trials, List<String> first) {
        List<Trial> ordered = new ArrayList<>(trials.trials());
        ordered.sort(Comparator.<Trial>comparingInt(trial -> first.contains(trial.code()) ? 0 : 1)
                .thenComparingInt(trial -> trial.whole().drop().rows("ads").size()));
        return ordered;
    }
}
