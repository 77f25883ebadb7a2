package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.rulebook.lint.MutantSwitch;
import org.previewauditor.rulebook.lint.Mutants;

/** Rules with all their mutants, of which at most one is at work in each thread. */
public final class MutatedRules implements AutoCloseable {

    /**
     * A rule or function with one condition broken.
     *
     * @param rule the rule that it is in the place of; empty for a function
     * @param of the rule or function
     * @param text where it is and what was done
     */
    public record Mutant(int number, String rule, String of, String text) {

        private static Mutant of(Mutants.Mutant mutant) {
            return new Mutant(
                    mutant.number(),
                    mutant.rule(),
                    mutant.rule().isEmpty() ? mutant.function() : mutant.rule(),
                    mutant.toString());
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final RuleBook book;
    private final List<Mutant> mutants;
    private final List<Mutant> impossible;

    private MutatedRules(RuleBook book, List<Mutants.Mutant> mutants, List<Mutants.Mutant> chosen) {
        this.book = book;
        this.mutants = mutants.stream().map(Mutant::of).toList();
        this.impossible = chosen.stream()
                .filter(mutant -> !mutants.contains(mutant))
                .map(Mutant::of)
                .toList();
    }

    /** Names of the rules and functions that can be chosen. */
    public static Set<String> names(RuleBook rules) {
        return Mutants.of(rules.files()).names();
    }

    /**
     * Compiles mutants of these rules, all at once.
     *
     * @param rules in which nothing is wrong
     * @param names rules and functions that are broken, together with the functions that they call; empty for all
     * @throws RuleBookException if the rules come without their text
     */
    public static MutatedRules of(RuleBook rules, Set<String> names) {
        Mutants all = Mutants.of(rules.files());
        List<Mutants.Mutant> chosen = names.isEmpty() ? all.mutants() : all.of(names);
        RuleBook book = compiled(rules, all, chosen);
        if (book != null) {
            return new MutatedRules(book, chosen, chosen);
        }
        List<Mutants.Mutant> possible = possible(rules, all, chosen);
        return new MutatedRules(rules.with(all.mutated(possible)), possible, chosen);
    }

    /** The rules with these mutants, or {@code null} if they do not compile. */
    private static @Nullable RuleBook compiled(RuleBook rules, Mutants all, List<Mutants.Mutant> some) {
        try {
            return rules.with(all.mutated(some));
        } catch (RuleBookException e) {
            return null;
        }
    }

    /** Those of some mutants, known not to compile together, that compile. */
    private static List<Mutants.Mutant> possible(RuleBook rules, Mutants all, List<Mutants.Mutant> some) {
        if (some.size() <= 1) {
            return List.of();
        }
        List<Mutants.Mutant> possible = new ArrayList<>();
        int middle = some.size() / 2;
        Stream.of(some.subList(0, middle), some.subList(middle, some.size())).forEach(half -> {
            RuleBook book = compiled(rules, all, half);
            if (book == null) {
                possible.addAll(possible(rules, all, half));
            } else {
                book.close();
                possible.addAll(half);
            }
        });
        return possible;
    }

    public List<Mutant> mutants() {
        return mutants;
    }

    /** Mutants that do not compile, so that nobody could write them. */
    public List<Mutant> impossible() {
        return impossible;
    }

    /** Does something with the rules while a mutant is at work in this thread. */
    public <T> T with(Mutant mutant, Function<RuleBook, T> work) {
        MutantSwitch.set(mutant.number(), mutant.rule());
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
