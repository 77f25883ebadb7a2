package org.previewauditor.report;

import java.util.List;
import org.previewauditor.export.Reject;

/** {@code rejects.csv}: a row for each rejected row, in reading order. */
public final class RejectsCsv {

    public static final String FILE = "rejects.csv";

    public static final List<String> COLUMNS = List.of("file", "line", "column", "reason", "text");

    private RejectsCsv() {}

    public static byte[] header() {
        return CsvBuffer.header(COLUMNS);
    }

    public static void append(Reject reject, CsvBuffer out) {
        out.row(reject.file(), (long) reject.line(), reject.column(), reject.reason(), reject.text());
    }
}
