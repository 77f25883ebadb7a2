package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.previewauditor.rulebook.lint.MutantSwitch;
import org.previewauditor.rulebook.lint.Mutants;

/** Rules with all their mutants, of which at most one is at work in each thread. */
public final class MutatedRules implements AutoCloseable {

    /**
     * A rule or function with one condition broken.
     *
     * @param rules the rules that it is in the place of; none for a function
     * @param text where it is and what was done
     */
    public record Mutant(int number, List<String> rules, String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    private final RuleBook book;
    private final List<Mutant> mutants;

    private MutatedRules(RuleBook book, List<Mutant> mutants) {
        this.book = book;
        this.mutants = mutants;
    }

    /**
     * Compiles all mutants of these rules at once.
     *
     * @param rules in which nothing is wrong
     */
    public static MutatedRules of(RuleBook rules) {
        Mutants mutants = Mutants.of(rules.files());
        List<Mutant> listed = new ArrayList<>();
        for (Mutants.Mutant mutant : mutants.mutants()) {
            listed.add(new Mutant(
                    mutant.number(), mutant.rule().isEmpty() ? List.of() : List.of(mutant.rule()), mutant.toString()));
        }
        return new MutatedRules(rules.with(mutants.mutated()), listed);
    }

    public List<Mutant> mutants() {
        return mutants;
    }

    /** Does something with the rules while a mutant is at work in this thread. */
    public <T> T with(Mutant mutant, Function<RuleBook, T> work) {
        MutantSwitch.set(
                mutant.number(), mutant.rules().isEmpty() ? "" : mutant.rules().get(0));
        try {
            return work.apply(book);
        } finally {
            MutantSwitch.clear();
        }
    }

    @Override
    public void close() {
        book.close();
    }
}
