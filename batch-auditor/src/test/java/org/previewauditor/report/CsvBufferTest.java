package org.previewauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.previewauditor.fact.Source;

class CsvBufferTest {

    @ParameterizedTest(name = "[{index}] a cell that starts like a formula gets an apostrophe")
    @ValueSource(
            strings = {"=1+1", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A1"})
    void formulasCannotAct(String payload) {
        String cell = unquoted(cell(payload));

        assertThat(cell).isEqualTo("'" + payload);
    }

    @ParameterizedTest(name = "{0} is written as {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "a,b|\"a,b\"",
                "say \"hi\"|\"say \"\"hi\"\"\"",
                "émoji 🎬, 広告|\"émoji 🎬, 広告\"",
                "a=b|a=b",
                "mail jo.doe@example.com now|mail j***@example.com now",
                "code #AbCdEfGhIjKlMnOpQrStUvWx1234= here|code ***234= here"
            })
    void textsAreQuotedAndMasked(String text, String expected) {
        assertThat(cell(text)).isEqualTo(expected);
    }

    @Test
    void aCellWithALineBreakIsOneCell() {
        assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"");
    }

    @Test
    void emptyCellsKeepTheirPlace() {
        CsvBuffer row = new CsvBuffer();
        row.row(null, "", null, 12L, "end");

        assertThat(textOf(row)).isEqualTo(",,,12,end\r\n");
    }

    @Test
    void numbersHaveNoExponentAndNoIdleZeros() {
        CsvBuffer row = new CsvBuffer();
        row.row(new BigDecimal("1E+3"), new BigDecimal("-12.500"), new BigDecimal("0.000"));

        assertThat(textOf(row)).isEqualTo("1000,-12.5,0\r\n");
    }

    @Test
    void aSourceIsFileAndLineWhateverTheFileIsCalled() {
        CsvBuffer row = new CsvBuffer();
        row.row(new Source("ads.csv", 12), new Source("=a,b.csv", 7), new Source("広告.csv", 3));

        assertThat(textOf(row)).isEqualTo("ads.csv:12,\"'=a,b.csv:7\",広告.csv:3\r\n");
    }

    @Test
    void longTextsAndManyRowsFit() {
        CsvBuffer rows = new CsvBuffer();
        String text = "x\"é".repeat(50_000);
        for (int i = 0; i < 10; i++) {
            rows.row(text);
        }

        assertThat(textOf(rows).lines())
                .hasSize(10)
                .allSatisfy(line -> assertThat(line).isEqualTo('"' + text.replace("\"", "\"\"") + '"'));
    }

    private static String cell(String text) {
        CsvBuffer row = new CsvBuffer();
        row.row(text);
        String line = textOf(row);
        return line.substring(0, line.length() - "\r\n".length());
    }

    private static String unquoted(String cell) {
        return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }

    private static String textOf(CsvBuffer row) {
        return new String(row.array(), 0, row.size(), StandardCharsets.UTF_8);
    }
}
