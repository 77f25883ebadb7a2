package org.previewauditor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from bytes, where a cell is written in the usual way, is what is read from texts of all ways. */
class PlainCellsTest {

    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void times(long seed) {
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = varied(
                    "20" + digit(random) + digit(random) + "-" + random.nextInt(2) + digit(random) + "-"
                            + random.nextInt(4) + digit(random) + " " + random.nextInt(3) + digit(random) + ":"
                            + random.nextInt(7) + digit(random) + ":" + random.nextInt(7) + digit(random),
                    random);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            var read = Times.plain(bytes, 0, bytes.length);
            if (read != null) {
                assertEquals(Times.instant(text, false), read, text);
                assertEquals(Times.instant(text, true), read, text);
                plain++;
            }
        }
        assertTrue(plain > ROUNDS / 10, "hardly a time was plain");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void numbers(long seed) {
        Random random = new Random(seed);
        int plain = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = varied(random.nextInt(100_000) + (random.nextBoolean() ? "." + digit(random) : ""), random);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            var read = Numbers.plain(bytes, 0, bytes.length);
            if (read != null) {
                assertEquals(Numbers.decimal(text), read, text);
                plain++;
            }
            long whole = Numbers.plainWhole(bytes, 0, bytes.length);
            if (whole >= 0) {
                assertEquals(Numbers.whole(text), whole, text);
            }
        }
        assertTrue(plain > ROUNDS / 10, "hardly a number was plain");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void recordsWithAllSortsOfQuotes(long seed) throws Exception {
        Random random = new Random(seed);
        String[] pieces = {"a", "0123456789", ";", ";", "\"", "\"\"", "\n", " ", "ü", "😀", ";\"", "\";", "\";\""};
        RowCells cells = new RowCells(';');
        int compared = 0;
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder("x");
            for (int piece = random.nextInt(12); piece > 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            CSVRecord only = onlyRecord(text.toString());
            if (only != null && !text.toString().endsWith("\n")) {
                byte[] bytes = ("before" + text + "after").getBytes(StandardCharsets.UTF_8);
                cells.read(bytes, "before".length(), bytes.length - "after".length());
                assertEquals(only.toList(), cells.texts(), text.toString());
                compared++;
            }
        }
        assertTrue(compared > ROUNDS / 10, "hardly a text was one record");
    }

    /** The record of a text that is one, else {@code null}. */
    private static CSVRecord onlyRecord(String text) throws Exception {
        try (CSVParser parser = CSVParser.parse(text, Csv.format(';'))) {
            var records = parser.getRecords();
            return records.size() == 1 ? records.get(0) : null;
        } catch (java.io.UncheckedIOException unclosedQuote) {
            return null;
        }
    }

    private static int digit(Random random) {
        return random.nextInt(10);
    }

    /** The text, now and then with one character changed, added or taken away. */
    private static String varied(String text, Random random) {
        String others = "0123456789-/:. TZ,+";
        int at = random.nextInt(text.length());
        String other = String.valueOf(others.charAt(random.nextInt(others.length())));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + other + text.substring(at + 1);
            case 1 -> text.substring(0, at) + other + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(at + 1);
            default -> text;
        };
    }
}
