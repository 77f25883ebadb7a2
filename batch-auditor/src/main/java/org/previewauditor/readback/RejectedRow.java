package org.previewauditor.readback;

/**
 * A row of {@code rejects.csv}. Texts are as they stand in the file, and empty where the cell is.
 *
 * @param line physical line on which the record starts, counted from 1
 */
public record RejectedRow(String file, long line, String column, String reason, String text) {

    static RejectedRow of(CsvRow row) {
        return new RejectedRow(
                row.text("file"), row.number("line"), row.text("column"), row.text("reason"), row.text("text"));
    }
}
