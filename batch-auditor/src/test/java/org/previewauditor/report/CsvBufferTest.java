package org.previewauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    void controlCharactersActNowhere() {
        assertThat(cell("a\u0000b\u001B[31mc\u007F\u0085\td")).isEqualTo("a\uFFFDb\uFFFD[31mc\uFFFD\uFFFD\td");
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

    @ParameterizedTest(name = "{0} and {1} in one cell are written as {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=1 (ads.csv:2)|b=2|a=1 (ads.csv:2);b=2",
                "a|=b|a;=b",
                "=a|b|'=a;b",
                "a|b,c|\"a;b,c\"",
                "広告|why?|広告;why?",
                "jo.doe@example.com|é|j***@example.com;é"
            })
    void severalTextsMakeTheCellThatTheyWouldMakeTogether(String one, String other, String expected) {
        CsvBuffer row = new CsvBuffer();
        row.text(List.of(one, other), ';');
        row.endRow();

        assertThat(textOf(row)).isEqualTo(expected + "\r\n").isEqualTo(cell(one + ';' + other) + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 1_234_567_890, Integer.MAX_VALUE, 1L << 31, -1, Long.MIN_VALUE})
    void wholeNumbersAreWrittenWhateverTheirLength(long number) {
        CsvBuffer row = new CsvBuffer(0);
        row.number(number);
        row.endRow();

        assertThat(textOf(row)).isEqualTo(number + "\r\n");
    }

    @Test
    void aRowWrittenCellByCellIsTheSameRow() {
        CsvBuffer whole = new CsvBuffer();
        whole.row(CsvBuffer.cells("a,b", "", "c"), null, "d?", 7L, new BigDecimal("1.50"), new Source("ads.csv", 10));
        CsvBuffer cells = new CsvBuffer();
        cells.made(CsvBuffer.cells("a,b", "", "c"));
        cells.text(null);
        cells.text("d?");
        cells.number(Long.valueOf(7));
        cells.number(new BigDecimal("1.50"));
        cells.source(new Source("ads.csv", 10));
        cells.endRow();

        assertThat(textOf(cells)).isEqualTo(textOf(whole)).isEqualTo("\"a,b\",,c,,d?,7,1.5,ads.csv:10\r\n");
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
