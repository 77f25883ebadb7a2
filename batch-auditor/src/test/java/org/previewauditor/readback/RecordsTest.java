package org.previewauditor.readback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.previewauditor.report.CsvBuffer;

class RecordsTest {

    private static final String[] PIECES = {
        "ad",
        "7000000000000000001",
        ",",
        "\"",
        "\"\"",
        "\r\n",
        "\n",
        "\r",
        "é",
        "日本",
        "😀",
        " ",
        "=1",
        "'",
        "x".repeat(70_000)
    };

    @TempDir
    Path folder;

    /** More than the buffer holds, so that records and their marks lie across its end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatAnAuditWritesIsReadAsCommonsCsvReadsIt(long seed) throws IOException {
        Random random = new Random(seed);
        CsvBuffer rows = new CsvBuffer();
        for (int row = 0; row < 3_000; row++) {
            Object[] cells = new Object[1 + random.nextInt(40)];
            Arrays.setAll(cells, cell -> text(random));
            rows.row(cells);
        }
        Path file = file(Arrays.copyOf(rows.array(), rows.size()));

        List<List<String>> expected = new ArrayList<>();
        try (CSVParser parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(file))) {
            parser.forEach(row -> expected.add(List.of(row.values())));
        }
        assertThat(read(file)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b~c,d|2|the last line has no end",
                "a,b~c,d~|2|it has one",
                "a~~b~|3|an empty line is a record",
                "a,~|1|an empty cell at the end",
                "a\"b\"~|1|quotes inside a cell",
                "\"\"~|1|an empty quoted cell",
            })
    void linesAreRecords(String text, int records, String what) throws IOException {
        for (String end : List.of("\r\n", "\n", "\r")) {
            Path file = file(text.replace("~", end).getBytes(StandardCharsets.UTF_8));

            assertThat(read(file))
                    .as("%s, ends are %d long", what, end.length())
                    .hasSize(records);
        }
    }

    @Test
    void anEmptyFileHasNoRecord() throws IOException {
        assertThat(read(file(new byte[0]))).isEmpty();
    }

    @Test
    void aQuoteWithoutEndIsRefused() throws IOException {
        Path file = file("a,b\r\n\"c,d\r\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).hasMessageContaining("has no end");
    }

    @Test
    void aTextBehindAQuotedCellIsRefused() throws IOException {
        Path file = file("\"a\"b,c\r\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class).hasMessageContaining("behind a quoted");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        Path file = file("a,\u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> read(file)).isInstanceOf(CharacterCodingException.class);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(5); pieces > 0; pieces--) {
            boolean isLong = random.nextInt(2_000) == 0;
            text.append(PIECES[isLong ? PIECES.length - 1 : random.nextInt(PIECES.length - 1)]);
        }
        return text.toString();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table.csv"), bytes);
    }

    private static List<List<String>> read(Path file) throws IOException {
        List<List<String>> read = new ArrayList<>();
        try (Records records = new Records(file)) {
            while (records.next()) {
                List<String> cells = new ArrayList<>();
                for (int cell = 0; cell < records.size(); cell++) {
                    cells.add(records.text(cell));
                }
                read.add(cells);
            }
        }
        return read;
    }
}
