package org.previewauditor.benchmarks.drop;

import java.util.SplittableRandom;

/**
 * Chance that depends only on a seed and on what is thrown for, so that any row can be made, or looked up from another
 * file, without the rows before it.
 */
final class Dice {

    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** The dice of one thing: the {@code number}th of its kind. */
    static Dice of(long seed, String kind, long number) {
        long mixed = seed * 0x9E3779B97F4A7C15L + kind.hashCode() * 0xBF58476D1CE4E5B9L + number * 0x94D049BB133111EBL;
        return new Dice(new SplittableRandom(mixed));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long from, long to) {
        return random.nextLong(from, to);
    }

    boolean percent(double share) {
        return random.nextDouble() * 100 < share;
    }

    <T> T oneOf(T[] values) {
        return values[below(values.length)];
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + below(10)));
        }
        return digits.toString();
    }
}
