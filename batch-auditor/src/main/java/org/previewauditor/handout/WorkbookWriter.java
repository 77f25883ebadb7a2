package org.previewauditor.handout;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
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

    private static final int BUFFER = 1 << 18;

    /** As small as the best within a few per cent, in half the time. */
    private static final int COMPRESSION = 3;

    /** The local time of zip files begins with 1980; all that is earlier is written as that. */
    private static final FileTime BEFORE_ZIP_FILES = FileTime.from(Instant.parse("1979-01-01T00:00:00Z"));

    private static final String PROPERTIES = "docProps/core.xml";

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
        Path file = folder.resolve(FILE);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
                Workbook workbook = new Workbook(out, "Preview Auditor", "1.0")) {
            workbook.setCompressionLevel(COMPRESSION);
            new SummarySheet(rowsOfASheet).write(run, workbook.newWorksheet("Summary"));
            List<Table> tables = new ArrayList<>(List.of(Table.FIX_PLAN, Table.ADS, Table.FINDINGS, Table.REJECTS));
            if (run.summary().delivery() != null) {
                tables.add(Table.DELIVERY);
            }
            for (Table table : tables) {
                new TableSheet(table, rowsOfASheet).write(run, workbook.newWorksheet(TableSheet.name(table)));
            }
        }
        dateByAudit(file, run.summary().asOf());
    }

    /**
     * The library dates a workbook by the clock: the instant of the audit takes its place. The files in it, which zip
     * files date by local time as well, get a date from which no zone makes another.
     */
    private static void dateByAudit(Path file, String asOf) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path properties = zip.getPath(PROPERTIES);
            Files.writeString(
                    properties,
                    Files.readString(properties)
                            .replaceFirst(">[^<>]*</dcterms:created>", ">" + asOf + "</dcterms:created>"));
            try (Stream<Path> entries = Files.walk(zip.getPath("/"))) {
                for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                    Files.setLastModifiedTime(entry, BEFORE_ZIP_FILES);
                }
            }
        }
    }
}
