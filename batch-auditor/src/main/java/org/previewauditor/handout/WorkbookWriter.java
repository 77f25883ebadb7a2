package org.previewauditor.handout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.readback.Table;

/**
 * {@code report.xlsx}: the tables of a run for people who sort and filter. Every text is written as a text, so that no
 * spreadsheet takes an id for a number or a name for a formula. The same run gives the same bytes, in any time zone.
 */
public final class WorkbookWriter implements ReportWriter {

    public static final String FILE = "report.xlsx";

    private final int rowsOfASheet;

    public WorkbookWriter() {
        this(Worksheet.MAX_ROWS);
    }

    /** @param rowsOfASheet how many rows a sheet can hold, its header included */
    WorkbookWriter(int rowsOfASheet) {
        this.rowsOfASheet = rowsOfASheet;
    }

    @Override
    public List<String> names() {
        return List.of(FILE);
    }

    @Override
    public void write(FinishedRun run, Path folder) throws IOException {
        PackedWorkbook.write(folder.resolve(FILE), run.summary().asOf(), workbook -> {
            new SummarySheet(rowsOfASheet).write(run, workbook.newWorksheet("Summary"));
            List<Table> tables = new ArrayList<>(List.of(Table.FIX_PLAN, Table.ADS, Table.FINDINGS, Table.REJECTS));
            if (run.summary().delivery() != null) {
                tables.add(Table.DELIVERY);
            }
            for (Table table : tables) {
                new TableSheet(table, rowsOfASheet).write(run, workbook.newWorksheet(TableSheet.name(table)));
            }
        });
    }
}
