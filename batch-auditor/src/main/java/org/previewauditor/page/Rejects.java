package org.previewauditor.page;

import java.util.List;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.RejectedRow;

/** Rows that could not be used. */
public record Rejects(String intro, List<Row> rows, String more) {

    /** A rejected row. */
    public record Row(String place, String column, String reason, String text) {}

    static Rejects of(RunReading run) {
        long all = run.summary().totals().rejected();
        List<Row> rows = run.rejects().stream().map(Rejects::row).toList();
        return new Rejects(
                Words.count(all, "row was", "rows were")
                        + " not used. Correct "
                        + (all == 1 ? "it" : "them")
                        + " in the export and audit again; what depends on "
                        + (all == 1 ? "it" : "them")
                        + " is unverified until then.",
                rows,
                rows.size() == all ? "" : "These are the first " + Words.count(rows.size()) + "; rejects.csv has all.");
    }

    private static Row row(RejectedRow row) {
        return new Row(
                FinishedRun.shown(row.file()) + ':' + row.line(),
                FinishedRun.shown(row.column()),
                Words.reason(row.reason()),
                FinishedRun.shown(row.text()));
    }
}
