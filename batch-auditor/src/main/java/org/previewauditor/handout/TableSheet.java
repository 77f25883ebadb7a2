package org.previewauditor.handout;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.Table;
import org.previewauditor.threads.Ahead;

/** A table of a run as a sheet: the same columns, the same rows, as many as a sheet can hold. */
final class TableSheet {

    private static final Set<String> NUMBERS = Set.of("rank", "ads", "ads_restored", "spend", "impressions", "line");
    private static final Set<String> IDS = Set.of("advertiser_id", "ad_id", "tiktok_item_id", "video_id", "subject_id");
    private static final Set<String> LONG_TEXTS =
            Set.of("cause", "evidence", "fix", "reference", "action", "steps", "next_step", "text", "reason", "codes");

    /** What the rules say, and the words of the auditor: the same few texts in every row. */
    private static final Set<String> REPEATED = Set.of(
            "code",
            "effect",
            "owner",
            "subject_type",
            "cause",
            "fix",
            "reference",
            "action",
            "steps",
            "currency",
            "format",
            "support",
            "verdict",
            "primary_code",
            "next_step",
            "codes",
            "change");

    private static final int ROWS_AT_ONCE = 500;
    private static final int AHEAD = 4;

    private static final int NARROW = 12;
    private static final int MIDDLE = 22;
    private static final int WIDE = 50;

    private enum CellKind {
        NUMBER,
        ID,
        REPEATED,
        TEXT
    }

    private final Table table;
    private final int rowsOfASheet;
    private final CellKind[] kinds;

    TableSheet(Table table, int rowsOfASheet) {
        this.table = table;
        this.rowsOfASheet = rowsOfASheet;
        this.kinds = table.columns().stream().map(TableSheet::kind).toArray(CellKind[]::new);
    }

    /** What the sheet of a table is called. */
    static String name(Table table) {
        return switch (table) {
            case ADS -> "Ads";
            case FINDINGS -> "Findings";
            case FIX_PLAN -> "Fix plan";
            case REJECTS -> "Rejects";
            case DELIVERY -> "Delivery";
        };
    }

    /** How many rows of data a sheet shows: one row is the header's, and one says where the rest is. */
    static long shown(long rows, int rowsOfASheet) {
        return rows <= rowsOfASheet - 1 ? rows : rowsOfASheet - 2;
    }

    /** What is left out, in a sentence. */
    static String leftOut(Table table, long rows, int rowsOfASheet) {
        return "Only the first " + shown(rows, rowsOfASheet) + " of " + rows + " rows fit into a sheet; " + table.file()
                + " has them all.";
    }

    void write(FinishedRun run, Worksheet worksheet) throws IOException {
        Sheet sheet = new Sheet(
                worksheet,
                table.columns(),
                table.columns().stream().map(TableSheet::width).toList());
        long all = run.rowsOf(table);
        long shown = shown(all, rowsOfASheet);
        try (Ahead<List<List<String>>> rows = Ahead.begin("rows", AHEAD, sink -> read(run, shown, sink))) {
            while (rows.hasNext()) {
                for (List<String> row : rows.next()) {
                    row(row, sheet);
                }
            }
        }
        sheet.endTable();
        if (shown < all) {
            sheet.text(0, leftOut(table, all, rowsOfASheet));
            sheet.endRow();
        }
        sheet.finish();
    }

    /** Reads the rows, several at a time. */
    private void read(FinishedRun run, long shown, Consumer<List<List<String>>> sink) {
        try (Stream<List<String>> rows = run.rows(table).limit(shown)) {
            List<List<String>> some = new ArrayList<>(ROWS_AT_ONCE);
            for (Iterator<List<String>> each = rows.iterator(); each.hasNext(); ) {
                some.add(each.next());
                if (some.size() == ROWS_AT_ONCE || !each.hasNext()) {
                    sink.accept(some);
                    some = new ArrayList<>(ROWS_AT_ONCE);
                }
            }
        }
    }

    private void row(List<String> cells, Sheet sheet) throws IOException {
        for (int i = 0; i < kinds.length; i++) {
            String cell = cells.get(i);
            switch (kinds[i]) {
                case NUMBER -> numberOrText(sheet, i, cell);
                case ID -> sheet.id(i, cell);
                case REPEATED -> sheet.repeated(i, cell);
                case TEXT -> sheet.text(i, cell);
            }
        }
        sheet.endRow();
    }

    /** Spend of several currencies is no number. */
    private static void numberOrText(Sheet sheet, int column, String cell) {
        if (cell.isEmpty()) {
            return;
        }
        try {
            sheet.number(column, new BigDecimal(cell));
        } catch (NumberFormatException e) {
            sheet.text(column, cell);
        }
    }

    private static CellKind kind(String column) {
        if (NUMBERS.contains(column)) {
            return CellKind.NUMBER;
        }
        if (IDS.contains(column)) {
            return CellKind.ID;
        }
        return REPEATED.contains(column) ? CellKind.REPEATED : CellKind.TEXT;
    }

    private static int width(String column) {
        if (NUMBERS.contains(column)) {
            return NARROW;
        }
        return LONG_TEXTS.contains(column) ? WIDE : MIDDLE;
    }
}
