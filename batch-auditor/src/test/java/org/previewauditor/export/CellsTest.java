package org.previewauditor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table "Reading a cell" of 2-inputs.md. */
class CellsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "-",
                "--",
                "—",
                "N/A",
                "n/a",
                "NA",
                "na",
                "null",
                "NULL",
                "None",
                "none",
                "(None)",
                "nan",
                "NaN",
                "<NA>",
                "<na>",
                "NaT",
                "\\N",
                "\\n",
                "#N/A",
                "#REF!",
                "undefined",
                "[]",
                "=\"\"",
                "=\"-\"",
                " =\"N/A\" "
            })
    void missingForEveryType(String cell) {
        for (CellType type : CellType.values()) {
            assertNull(Cells.bare(cell, type), type.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "nil", "n.a.", "N/A yet", "0.0", "nano", "[ ]x", "Nat King"})
    void presentAsText(String cell) {
        assertEquals(cell, Cells.bare(cell, CellType.TEXT));
    }

    @ParameterizedTest
    @CsvSource({"0,ID", "UNSET,ENUM", "unset,ENUM", "'''0',ID", "id:0,ID"})
    void missingForItsType(String cell, CellType type) {
        assertNull(Cells.bare(cell, type));
    }

    @ParameterizedTest
    @CsvSource({"0,NUMBER", "0,BOOLEAN", "0,CODE_NUMBER", "UNSET,ENUM_WITH_UNSET", "UNSET,TEXT", "0,TEXT"})
    void presentForOtherTypes(String cell, CellType type) {
        assertEquals(cell, Cells.bare(cell, type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ID|=\"123\"|123",
                "ID| '123 |123",
                "ID|id:123|123",
                "ID|ID: 123|123",
                "ID|'id:123|123",
                "ID|=\"id:123\"|123",
                "ID|\u00A0123\u3000|123",
                "ID|\uFEFF123|123",
                "NUMBER|'12.5|12.5",
                "TIME|'2026-01-01|2026-01-01",
                "BOOLEAN|'true|true",
                "TEXT|'Tis the season|'Tis the season",
                "TEXT|id:5|id:5",
                "TEXT|=\"say \"\"hi\"\"\"|say \"hi\"",
                "ENUM|  Custom Identity |Custom Identity"
            })
    void wrappers(CellType type, String cell, String bare) {
        assertEquals(bare, Cells.bare(cell, type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1849871354575954|1849871354575954",
                "b0094b9c-c0e3-59dc-a9d6-d4c3cb3def11|b0094b9c-c0e3-59dc-a9d6-d4c3cb3def11",
                "v10033g50000c90q_1|v10033g50000c90q_1",
                "1849871354575954.0|1849871354575954",
                "0012|0012",
                "1849.5|",
                "1849 8713|",
                "広告|",
                "a.b|",
                ".0|"
            })
    void ids(String text, String id) {
        assertEquals(id, Cells.repairedId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.84987E+15",
                "1,84987E+15",
                "1.8e15",
                "1E+15",
                "1,849,871,354,575,954",
                "1.849.871.354.575.954",
                "1849 8713 5457 5954",
                "1\u00A0849\u00A0871",
                "1'849'871",
                "1,849,871.00",
                "1,849"
            })
    void mangledIds(String text) {
        assertEquals(true, Cells.isMangledId(text) && !Cells.isId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ad 12", "E+15", "広告", "1.2.3x", "12,34", "1849.5", "#123", "a@b"})
    void unreadableButNotMangledIds(String text) {
        assertEquals(false, Cells.isMangledId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total",
                "TOTAL",
                "total",
                "Total (12)",
                "Total of 3",
                "Total(3)",
                "合計",
                "合計 12",
                "总计",
                "合计(3)",
                " Total "
            })
    void totals(String cell) {
        assertEquals(true, Cells.isTotal(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Totally", "Subtotal", "Total: 3", "", "-", "合計額"})
    void notTotals(String cell) {
        assertEquals(false, Cells.isTotal(cell));
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "TRUE,true",
        "1,true",
        "Yes,true",
        "false,false",
        "False,false",
        "0,false",
        "no,false",
        "2,",
        "on,",
        "y,",
        "maybe,"
    })
    void booleans(String text, Boolean value) {
        assertEquals(value, Cells.bool(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1234.5|1234.5",
                "0|0",
                "-12.50|-12.50",
                "+3|3",
                "1,234.5|1234.5",
                "1,234|1234",
                "1,234,567|1234567",
                "12,5|12.5",
                "1234,56|1234.56",
                "0,123|0.123",
                "0,050|0.050",
                "-0,125|-0.125",
                "€ 0,500|0.500",
                "0,500.25|",
                "10,500|10500",
                "$1,234.50|1234.50",
                "US$ 12|12",
                "€ 12,50|12.50",
                "12,50 €|12.50",
                "USD 1,000.00|1000.00",
                "1000 JPY|1000",
                "¥1,200|1200",
                "￥1,200|1200",
                "1200円|1200",
                "-$5.00|-5.00",
                "$-5.00|-5.00",
                "$1,234.50 USD|1234.50",
                "usd 12|12",
                "USD$ 12|12",
                "R$ 12,50|12.50",
                "NT$1,200|1200",
                "CN¥ 12|12",
                "Rs.500|500",
                "Rs. 1,200|1200",
                "Fr. 12.50|12.50",
                "12,50 kr.|12.50",
                "12,50 zł|12.50",
                "12 元|12",
                "12.5 ₫|12.5",
                "RMB 12|12",
                "$.50|0.50",
                "12.|12",
                "S/ 12|12",
                ".5|0.5",
                "12345678901234567890.12|12345678901234567890.12",
                "1.234,56|",
                "1,23,456|",
                "12,34,5|",
                "1,234,56|",
                "abc|",
                "1.2.3|",
                "1e5|",
                "12%|",
                "12 apples|",
                "1.5K|",
                "1.5k|",
                "-2k|",
                "3M|",
                "2B|",
                "4 T|",
                "K 4|",
                "1.2万|",
                "1.2萬|",
                "10 億|",
                "10 亿|",
                "3千|",
                "12万円|",
                "3 M€|",
                "12 k$|",
                "$3M|",
                "US$ 3M|",
                "€ 5 mio|",
                "5 mio|",
                "5 MIO|",
                "5 MLN|",
                "5 Mrd|",
                "5 TSD|",
                "5 BLN|",
                "5 MIL|",
                "12 h|",
                "12 $$|",
                "12 x|",
                "$|",
                "-|",
                ".|"
            })
    void numbers(String text, BigDecimal value) {
        assertEquals(value, Numbers.decimal(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12|12", "1,234|1234", "12.0|12", "12.5|", "x|", "99999999999999999999|", "1234567890123456789|"})
    void wholeNumbers(String text, Long value) {
        assertEquals(value, Numbers.whole(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-21|2026-11-21T00:00:00Z",
                "2026/1/2|2026-01-02T00:00:00Z",
                "2025-12-01 5:00:00|2025-12-01T05:00:00Z",
                "2026-01-02T03:04|2026-01-02T03:04:00Z",
                "2026-01-02 03:04:05|2026-01-02T03:04:05Z",
                "2021-09-15 04:26:28.000|2021-09-15T04:26:28Z",
                "2021-09-15 04:26:28.5|2021-09-15T04:26:28.500Z",
                "2021-09-15 04:26:28.1234567891|2021-09-15T04:26:28.123456789Z",
                "2025-05-20T11:40:50Z|2025-05-20T11:40:50Z",
                "2025-05-20 11:40:50 UTC|2025-05-20T11:40:50Z",
                "2025-05-20 11:40:50 GMT|2025-05-20T11:40:50Z",
                "2025-05-20 11:40:50 +02:00|2025-05-20T09:40:50Z",
                "2025-05-20 11:40:50+0200|2025-05-20T09:40:50Z",
                "2025-05-20 11:40:50-08|2025-05-20T19:40:50Z",
                "2025-05-20 11:40 -03:30|2025-05-20T15:10:00Z",
                "2024-02-29|2024-02-29T00:00:00Z",
                "1700000000|2023-11-14T22:13:20Z",
                "1700000000123|2023-11-14T22:13:20.123Z",
                "03/04/2026|",
                "2026-02-29|",
                "2026-13-01|",
                "2026-00-10|",
                "2026-1/2|",
                "2026-01-02 24:00:00|",
                "2026-01-02 3:4:5|",
                "2026-01-02 03:04:60|",
                "2026-01-02 03:04:05.|",
                "2026-01-02 03:04 PM|",
                "2026-01-02 03:04:05 CET|",
                "2026-01-02x|",
                "26-01-02|",
                "2026.01.02|",
                "170000000|",
                "17000000000|",
                "45961|",
                "soon|"
            })
    void times(String text, Instant value) {
        assertEquals(value, Times.instant(text, false));
    }

    @Test
    void everyDayOfManyYears() {
        for (LocalDate day = LocalDate.of(1890, 1, 1); day.getYear() < 2110; day = day.plusDays(1)) {
            assertEquals(day.atStartOfDay().toInstant(ZoneOffset.UTC), Times.instant(day.toString(), false));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21,2026-11-21T23:59:59Z",
        "2026-11-21 10:00,2026-11-21T10:00:00Z",
        "1700000000,2023-11-14T22:13:20Z"
    })
    void aDateAloneMayMeanItsEnd(String text, Instant value) {
        assertEquals(value, Times.instant(text, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                "[\"POST\",\"LIVE\"]!POST/LIVE",
                "[ \"PLACEMENT_TIKTOK\" ]!PLACEMENT_TIKTOK",
                "[ 124938917, 5 ]!124938917/5",
                "['a', 'b']!a/b",
                "[\"a,b\", \"c\\\"d\"]!a,b/c\"d",
                "POST;LIVE!POST/LIVE",
                "POST, LIVE|DIRECT_MESSAGE!POST/LIVE/DIRECT_MESSAGE",
                "POST!POST",
                ";;POST;;-!POST",
                "[null, 1]!1"
            })
    void lists(String text, String elements) {
        assertEquals(Arrays.asList(elements.split("/")), Cells.list(text));
    }

    @ParameterizedTest
    @CsvSource({"in review,IN_REVIEW", "Post carousel,POST_CAROUSEL", "single-video,SINGLE_VIDEO", "OK,OK"})
    void words(String text, String word) {
        assertEquals(word, Cells.normalWord(text));
        assertEquals(List.of(word), List.of(Cells.normalWord(word)));
    }
}
