package org.previewauditor.benchmarks;

/**
 * One run of one contender.
 *
 * @param part what was compared: a key of {@link Part}
 * @param mode {@code quick} or {@code full}
 * @param load what the contenders were given
 * @param round contenders that took turns in one round have the same number; a ratio is taken within a round
 * @param contender its name
 * @param what one sentence that says what it does
 * @param commit the version of this repository that was measured
 * @param day when, as {@code 2026-11-24}
 */
record Measurement(
        String part,
        String mode,
        String load,
        long round,
        String contender,
        String what,
        Measured taken,
        String commit,
        String day) {}
