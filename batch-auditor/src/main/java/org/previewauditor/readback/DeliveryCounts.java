package org.previewauditor.readback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts the rows of {@code delivery.csv}: a run that was interrupted has written some that it does not remember. */
public final class DeliveryCounts {

    private DeliveryCounts() {}

    /**
     * How many rows there are of each code.
     *
     * @param folder of a run that has no summary yet
     * @throws IOException if the table cannot be read
     */
    public static SortedMap<String, Long> of(Path folder) throws IOException {
        SortedMap<String, Long> counts = new TreeMap<>();
        try (Stream<CsvRow> rows = new CsvRows(folder, Table.DELIVERY, CsvRows.ANY_NUMBER).stream()) {
            rows.map(ReportedFinding::of).forEach(finding -> counts.merge(finding.code(), 1L, Long::sum));
        }
        return counts;
    }
}
