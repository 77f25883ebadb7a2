package org.previewauditor.job;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * How far the audit step came: everything up to here is on the disk.
 *
 * @param blocks blocks of all ads files that were written
 * @param ads length of {@code ads.csv}
 * @param findings length of {@code findings.csv}
 * @param delivery length of {@code delivery.csv}
 * @param journal length of the journal
 * @param findingsCounted findings in the rows up to here
 */
record Checkpoint(long blocks, long ads, long findings, long delivery, long journal, long findingsCounted) {

    /** Its name in the execution context of the step. */
    static final String KEY = "checkpoint";

    static final Checkpoint BEGINNING = new Checkpoint(0, 0, 0, 0, 0, 0);

    private static final String SEPARATOR = " ";

    static Checkpoint of(ExecutionContext context) {
        if (!context.containsKey(KEY)) {
            return BEGINNING;
        }
        long[] numbers = Arrays.stream(context.getString(KEY).split(SEPARATOR))
                .mapToLong(Long::parseLong)
                .toArray();
        return new Checkpoint(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    void putInto(ExecutionContext context) {
        context.putString(
                KEY,
                Stream.of(blocks, ads, findings, delivery, journal, findingsCounted)
                        .map(String::valueOf)
                        .collect(Collectors.joining(SEPARATOR)));
    }
}
