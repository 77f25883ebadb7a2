package org.previewauditor.handout;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.Table;
import org.previewauditor.report.Summary;

/** The first sheet: the run in numbers, a line each. */
final class SummarySheet {

    private static final List<String> HEADER = List.of("about", "what", "value", "remark");
    private static final List<Integer> WIDTHS = List.of(16, 40, 24, 80);

    private final int rowsOfASheet;

    SummarySheet(int rowsOfASheet) {
        this.rowsOfASheet = rowsOfASheet;
    }

    void write(FinishedRun run, Worksheet worksheet) throws IOException {
        Lines lines = new Lines(new Sheet(worksheet, HEADER, WIDTHS));
        Summary summary = run.summary();
        run(summary, lines);
        totals(summary.totals(), lines);
        money(summary, lines);
        for (Table table : Table.values()) {
            sheet(table, run.rowsOf(table), lines);
        }
        for (Summary.Input input : summary.inputs()) {
            input(input, lines);
        }
        for (Map.Entry<String, Boolean> kind : summary.completeness().entrySet()) {
            lines.text("Exports", kind.getKey(), kind.getValue() ? "complete" : "not complete");
        }
        for (String note : summary.notes()) {
            lines.add("Note", "", null, note);
        }
        lines.sheet.endTable();
        lines.sheet.finish();
    }

    private static void run(Summary summary, Lines lines) throws IOException {
        lines.text("Run", "run id", summary.runId());
        lines.text("Run", "as of", summary.asOf());
        lines.number("Run", "horizon in days", summary.horizonDays());
        lines.text("Run", "Preview Auditor", summary.tool().version());
        lines.text(
                "Run", "rules", summary.rules().name() + ' ' + summary.rules().version());
        lines.number("Run", "number of rules", summary.rules().count());
    }

    private static void totals(Summary.Totals totals, Lines lines) throws IOException {
        lines.number("Ads", "ads, deleted ones aside", totals.ads());
        lines.number("Ads", "deleted ads", totals.deletedAds());
        lines.numbers("Verdict", totals.byVerdict());
        lines.numbers("Format", totals.byFormat());
        lines.numbers("Who acts", totals.byOwner());
        lines.numbers("Finding", totals.byCode());
    }

    private static void money(Summary summary, Lines lines) throws IOException {
        for (Map.Entry<String, BigDecimal> amount : summary.spendAtRisk().entrySet()) {
            lines.add("Spend at risk", amount.getKey(), amount.getValue(), "on ads that will or may fail");
        }
        lines.numbers("Change", summary.changes());
    }

    private void sheet(Table table, long rows, Lines lines) throws IOException {
        lines.add(
                "Sheet",
                TableSheet.name(table),
                BigDecimal.valueOf(rows),
                TableSheet.shown(rows, rowsOfASheet) == rows ? "rows" : TableSheet.leftOut(table, rows, rowsOfASheet));
    }

    private static void input(Summary.Input input, Lines lines) throws IOException {
        String told = input.message() != null
                ? "refused: " + input.message()
                : input.kind() + ": " + input.facts() + " facts, " + input.rejected() + " rejected, " + input.skipped()
                        + " skipped";
        lines.add("File", input.file(), BigDecimal.valueOf(input.rows()), told);
        for (String warning : input.warnings()) {
            lines.add("Warning", input.file(), null, warning);
        }
    }

    /** Lines of the sheet. */
    private record Lines(Sheet sheet) {

        void add(String about, String what, @Nullable BigDecimal value, String remark) throws IOException {
            sheet.text(0, about);
            sheet.text(1, what);
            if (value != null) {
                sheet.number(2, value);
            }
            sheet.text(3, remark);
            sheet.endRow();
        }

        void text(String about, String what, String value) throws IOException {
            sheet.text(0, about);
            sheet.text(1, what);
            sheet.text(2, value);
            sheet.endRow();
        }

        void number(String about, String what, BigDecimal value) throws IOException {
            add(about, what, value, "");
        }

        void number(String about, String what, long value) throws IOException {
            number(about, what, BigDecimal.valueOf(value));
        }

        void numbers(String about, Map<?, Long> values) throws IOException {
            for (Map.Entry<?, Long> entry : values.entrySet()) {
                number(about, String.valueOf(entry.getKey()), entry.getValue());
            }
        }
    }
}
