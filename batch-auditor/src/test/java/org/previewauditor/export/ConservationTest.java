package org.previewauditor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.previewauditor.fact.ExportKind;

/** Rows are facts, rejected or skipped, whatever stands in them. */
class ConservationTest {

    private static final String[] CELLS = {
        "",
        "-",
        "1",
        "2",
        "0",
        "Total",
        "1.8E+15",
        "a/b",
        "2026-01-01",
        "03/04/2026",
        "true",
        "maybe",
        "x y",
        "=\"7\"",
        "\"q\nq\"",
        "\"a,b\"",
        "[\"\"x\"\"]",
        "UNSET",
        "CHECK_FAILED;CHECKING",
        "#code+code/code=code",
        "99999999999999999999999",
        "\uFFFD"
    };

    @AutoClose
    private final DropFixture fixture;

    ConservationTest(@TempDir Path folder) {
        fixture = new DropFixture(folder);
    }

    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void randomRowsOfAllColumns(ExportKind kind) throws IOException {
        Random random = new Random(kind.ordinal());
        KindShape shape = KindShape.shapeOf(kind);
        List<Column> columns = List.copyOf(shape.columns());
        List<String> header = columns.stream().map(Column::id).toList();
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        int rows = 3_000;
        for (int row = 0; row < rows; row++) {
            int cells = random.nextInt(20) == 0 ? random.nextInt(header.size() + 3) : header.size();
            for (int cell = 0; cell < Math.max(cells, 1); cell++) {
                boolean plain = random.nextInt(50) > 0;
                String value = cell < columns.size() ? plainValueOf(columns.get(cell)) : "";
                text.append(cell == 0 ? "" : ",").append(plain ? value : CELLS[random.nextInt(CELLS.length)]);
            }
            text.append('\n');
        }
        fixture.file(kind + ".csv", text.toString());
        DropFixture.Reading reading = fixture.read();
        assertTrue(reading.file().is(kind), reading.file().toString());
        assertEquals(rows, reading.tally().rows());
        assertTrue(reading.tally().facts() > 0 && reading.tally().rejected() > 0);
        assertTrue(reading.isConserved());
        assertEquals(
                reading.tally().facts(),
                reading.adRows().size() + reading.factRows().size());
    }

    private static String plainValueOf(Column column) {
        return switch (column.type()) {
            case TIME, END_TIME -> "2026-01-01";
            default -> "1";
        };
    }
}
