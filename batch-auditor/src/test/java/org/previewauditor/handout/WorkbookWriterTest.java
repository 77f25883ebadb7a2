package org.previewauditor.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.RunFolders;
import org.previewauditor.readback.Table;
import org.previewauditor.readback.UnusableRunException;
import org.previewauditor.threads.Beside;

class WorkbookWriterTest {

    private static final Set<String> NUMBERS = Set.of("rank", "ads", "ads_restored", "spend", "impressions", "line");

    private static final Set<String> IDS = Set.of("advertiser_id", "ad_id", "tiktok_item_id", "video_id");

    @TempDir
    Path folder;

    @BeforeEach
    void aFinishedRun() throws IOException {
        RunFolders.copy("agency", folder);
    }

    @Test
    void theSheetsAreInTheOrderInWhichPeopleNeedThem() throws IOException {
        try (ReadableWorkbook workbook = written(new WorkbookWriter())) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("Summary", "Fix plan", "Ads", "Findings", "Rejects", "Delivery");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Table.class)
    void everyCellOfATableIsInItsSheet(Table table) throws IOException {
        RunFolders.copy("damaged", folder);
        RunFolders.copy(table == Table.REJECTS ? "damaged" : "agency", folder);

        List<List<String>> sheet = texts(new WorkbookWriter(), table);

        try (Stream<List<String>> rows = FinishedRun.open(folder).rows(table)) {
            List<List<String>> expected = rows.toList();
            assertThat(expected).isNotEmpty();
            assertThat(sheet.get(0)).isEqualTo(table.columns());
            assertThat(sheet.subList(1, sheet.size())).isEqualTo(expected);
        }
    }

    @Test
    void numbersAreNumbersAndIdsAreTexts() throws IOException {
        try (ReadableWorkbook workbook = written(new WorkbookWriter());
                Stream<Row> rows = sheet(workbook, Table.ADS).openStream()) {
            rows.skip(1).forEach(row -> {
                for (int i = 0; i < row.getCellCount(); i++) {
                    Cell cell = row.getCell(i);
                    if (cell != null && !cell.getText().isEmpty()) {
                        boolean number = NUMBERS.contains(Table.ADS.columns().get(i));
                        assertThat(cell.getType()).isEqualTo(number ? CellType.NUMBER : CellType.STRING);
                    }
                }
            });
        }
    }

    @Test
    void idsStayTextsWhenSomebodyEditsThem() throws IOException {
        new WorkbookWriter().write(FinishedRun.open(folder), folder);
        String ads;
        try (FileSystem workbook = FileSystems.newFileSystem(folder.resolve("report.xlsx"))) {
            ads = Files.readString(workbook.getPath("xl/worksheets/sheet3.xml"));
        }
        List<MatchResult> cells = Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"( s=\"2\")?")
                .matcher(ads)
                .results()
                .filter(cell -> !cell.group(2).equals("1"))
                .toList();

        assertThat(cells)
                .hasSizeGreaterThan(10_000)
                .allSatisfy(cell -> assertThat(cell.group(3) != null)
                        .as(cell.group())
                        .isEqualTo(IDS.contains(
                                Table.ADS.columns().get(cell.group(1).charAt(0) - 'A'))));
    }

    @Test
    void noTextOfAnExportActsAsAFormula() throws IOException {
        changeFirstAdName("'=HYPERLINK(1)");
        try (ReadableWorkbook workbook = written(new WorkbookWriter());
                Stream<Row> rows = sheet(workbook, Table.ADS).openStream()) {
            Cell name = rows.skip(1).findFirst().orElseThrow().getCell(2);
            assertThat(name.getType()).isEqualTo(CellType.STRING);
            assertThat(name.getFormula()).isNull();
            assertThat(name.getText()).isEqualTo("'=HYPERLINK(1)");
        }
    }

    @Test
    void aTextThatIsLongerThanACellCanHoldIsCutOff() throws IOException {
        changeFirstAdName("x".repeat(40_000));

        String name = texts(new WorkbookWriter(), Table.ADS).get(1).get(2);

        assertThat(name).hasSize(32_767).endsWith("x…");
    }

    @Test
    void hostileNamesAreTexts() throws IOException {
        String name = "<script>alert(1)</script> & 'a' \u202Eright to left \uD83D\uDE00";
        changeFirstAdName(name);

        assertThat(texts(new WorkbookWriter(), Table.ADS).get(1).get(2)).isEqualTo(name);
    }

    @Test
    void aSheetThatIsFullSaysWhereTheRestIs() throws IOException {
        List<List<String>> sheet = texts(new WorkbookWriter(100), Table.ADS);

        assertThat(sheet).hasSize(100);
        assertThat(sheet.get(99).get(0))
                .isEqualTo("Only the first 98 of 2000 rows fit into a sheet; ads.csv has them all.");
        try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(folder.resolve("report.xlsx")));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.map(row -> row.getCellText(1) + ": " + row.getCellText(3)))
                    .contains("Ads: Only the first 98 of 2000 rows fit into a sheet; ads.csv has them all.");
        }
    }

    @Test
    void aSheetThatIsJustFullHasAllRows() throws IOException {
        List<List<String>> sheet = texts(new WorkbookWriter(2001), Table.ADS);

        assertThat(sheet).hasSize(2001);
        assertThat(sheet.get(2000).get(0)).matches("\\d+");
    }

    @Test
    void headersAreFrozenAndFiltered() throws IOException {
        new WorkbookWriter().write(FinishedRun.open(folder), folder);

        Map<String, ?> none = Map.of();
        try (var zip = java.nio.file.FileSystems.newFileSystem(folder.resolve("report.xlsx"), none)) {
            for (int i = 1; i <= 5; i++) {
                String sheet = Files.readString(zip.getPath("xl/worksheets/sheet" + i + ".xml"));
                assertThat(sheet).contains("ySplit=\"1\"", "state=\"frozen\"", "<autoFilter ref=\"A1:");
            }
        }
    }

    @Test
    void theSameRunGivesTheSameBytes() throws Exception {
        new WorkbookWriter().write(FinishedRun.open(folder), folder);
        byte[] first = Files.readAllBytes(folder.resolve("report.xlsx"));
        // Longer than the grain of the times in a zip file.
        Thread.sleep(2_100);
        new WorkbookWriter().write(FinishedRun.open(folder), folder);

        assertThat(folder.resolve("report.xlsx")).hasBinaryContent(first);
    }

    @Test
    void whatIsWrongWithARowIsTold() throws IOException {
        Path ads = folder.resolve(Table.ADS.file());
        Files.writeString(ads, Files.readString(ads).replaceFirst("\n", "\n7000000000000000001,18001\r\n"));
        FinishedRun run = FinishedRun.open(folder);

        assertThatThrownBy(() -> new WorkbookWriter().write(run, folder))
                .isInstanceOf(UnusableRunException.class)
                .hasMessageContaining("has 2 cells instead of 20");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFullIsToldByItsOwnWords() throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve(WorkbookWriter.FILE), Path.of("/dev/full"));
        FinishedRun run = FinishedRun.open(folder);

        assertThatThrownBy(() -> new WorkbookWriter().write(run, folder))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        Files.delete(full);
    }

    @ParameterizedTest(name = "after {0} ms")
    @ValueSource(ints = {0, 5, 20, 50, 100, 200})
    void whoBreaksItOffFindsNobodyWritingAnyMore(int millis) throws Exception {
        FinishedRun run = FinishedRun.open(folder);

        try (Beside writing = Beside.begin("workbook", () -> new WorkbookWriter().write(run, folder))) {
            Thread.sleep(millis);
            assertThat(writing).isNotNull();
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("workbook", "sheets", "rows");
    }

    private void changeFirstAdName(String name) throws IOException {
        Path ads = folder.resolve("ads.csv");
        String text = Files.readString(ads);
        int start = text.indexOf("\r\n") + 2;
        String[] cells = text.substring(start, text.indexOf("\r\n", start)).split(",", -1);
        String quoted = '"' + name + '"';
        Files.writeString(
                ads,
                text.substring(0, start)
                        + cells[0]
                        + ','
                        + cells[1]
                        + ','
                        + quoted
                        + text.substring(start + cells[0].length() + cells[1].length() + cells[2].length() + 2));
    }

    private ReadableWorkbook written(WorkbookWriter writer) throws IOException {
        writer.write(FinishedRun.open(folder), folder);
        return new ReadableWorkbook(Files.newInputStream(folder.resolve("report.xlsx")));
    }

    private List<List<String>> texts(WorkbookWriter writer, Table table) throws IOException {
        try (ReadableWorkbook workbook = written(writer);
                Stream<Row> rows = sheet(workbook, table).openStream()) {
            return rows.map(row -> IntStream.range(0, table.columns().size())
                            .mapToObj(i -> row.getCellCount() <= i || row.getCell(i) == null
                                    ? ""
                                    : row.getCell(i).getText())
                            .toList())
                    .toList();
        }
    }

    private static org.dhatim.fastexcel.reader.Sheet sheet(ReadableWorkbook workbook, Table table) {
        return workbook.findSheet(TableSheet.name(table)).orElseThrow();
    }
}
