package org.previewauditor.report;

import org.previewauditor.export.Reject;

/** {@code rejects.csv}: a row for each rejected row, in reading order. */
public final class RejectsCsv {

    public static final String FILE = "rejects.csv";

    private RejectsCsv() {}

    public static byte[] header() {
        return CsvBuffer.header("file", "line", "column", "reason", "text");
    }

    public static void append(Reject reject, CsvBuffer out) {
        out.text(reject.file())
                .number((long) reject.line())
                .text(reject.column())
                .text(reject.reason())
                .text(reject.text());
        out.endRow();
    }
}
