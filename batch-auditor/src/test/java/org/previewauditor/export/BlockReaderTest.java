package org.previewauditor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks hold the same records, on the same lines, as one pass of Commons CSV over the whole file. */
class BlockReaderTest {

    private static final String HEADER = "ad_id,advertiser_id\n";

    @AutoClose
    private final DropFixture fixture;

    BlockReaderTest(@TempDir Path folder) {
        fixture = new DropFixture(folder);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void randomFilesOfAllSortsOfQuotesAndLineEnds(long seed) throws IOException {
        Random random = new Random(seed);
        String[] pieces = {
            "a", "1", ",", ",", "\"", "\"\"", "\n", "\r", "\r\n", " ", "ü", "😀", "long text without end", ",\"", "\","
        };
        for (int round = 0; round < 60; round++) {
            StringBuilder body = new StringBuilder();
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            Charset charset = round % 3 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
            fixture.file("a.csv", "\uFEFF" + HEADER + body, charset);
            DropFile file = fixture.drop().files().get(0);
            assertEquals(wholePass(body.toString()), blocks(file, 1 + random.nextInt(4), 1 << 20), body.toString());
            assertEquals(wholePass(body.toString()), blocks(file, 1_000, 1 + random.nextInt(40)), body.toString());
        }
    }

    @Test
    void recordsThatAreLargerThanTheBuffer() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            body.append(i)
                    .append(",\"")
                    .append("x\"\"\n".repeat(1 + i * 20_000))
                    .append("\"\r\n");
        }
        fixture.file("a.csv", HEADER + body);
        DropFile file = fixture.drop().files().get(0);
        assertEquals(wholePass(body.toString()), blocks(file, 1_000, 1 << 18));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 1_000, 300_000})
    void aQuoteThatIsNeverClosedEndsTheFile(int linesAfter) throws IOException {
        fixture.file("a.csv", HEADER + "1,2\n3,\"4\n" + "5,6\n".repeat(linesAfter));
        DropFixture.Reading reading = fixture.read();
        assertEquals(1, reading.ads().size());
        assertEquals(List.of("3 unclosed-quote"), reading.rejected());
        assertTrue(reading.isConserved());
        assertTrue(reading.tally().isCutShort());
        String warning = reading.tally().warnings().get(0);
        assertTrue(
                warning.startsWith("The record that begins on line 3 does not end: a quote in it is not closed"),
                warning);
    }

    @Test
    void aRecordMayHaveOneMebibyteAndNotMore() throws IOException {
        int room = BlockReader.MAX_RECORD_BYTES - "1,2,".length();
        String header = "ad_id,advertiser_id,ad_name\n";
        fixture.file("a.csv", header + "1,2," + "x".repeat(room) + "\n3,4,y\n");
        assertEquals(2, fixture.read().ads().size());
        fixture.file("a.csv", header + "9,1,z\n1,2," + "x".repeat(room + 1) + "\n3,4,y\n");
        assertEquals(List.of("3 unclosed-quote"), fixture.read().rejected());
        assertEquals(1, fixture.read().ads().size());
        assertTrue(fixture.read().tally().isCutShort());
        String warning = fixture.read().tally().warnings().get(0);
        assertTrue(warning.startsWith("The record that begins on line 3 is longer than 1 MiB"), warning);
        // As read: a character of UTF-16 is two bytes.
        fixture.file(
                "a.csv",
                "\uFEFF" + header + "1,2," + "x".repeat(room / 2 - 2) + "\n3,4,y\n",
                StandardCharsets.UTF_16BE);
        assertEquals(2, fixture.read().ads().size());
        fixture.file(
                "a.csv",
                "\uFEFF" + header + "1,2," + "x".repeat(room / 2 + 2) + "\n3,4,y\n",
                StandardCharsets.UTF_16BE);
        assertEquals(List.of("2 unclosed-quote"), fixture.read().rejected());
    }

    @Test
    void blocksHaveAThousandRecordsAndRowsKeepTheirLines() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            body.append(i + 1).append(i % 2 == 0 ? ",\"7\n\"\r\n" : ",7\r");
        }
        fixture.file("a.csv", HEADER + body);
        List<AdRow> rows = fixture.read().adRows();
        assertEquals(2_500, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(2 + i + (i + 1) / 2, rows.get(i).line());
        }
        try (BlockReader reader = new BlockReader(fixture.drop().files().get(0))) {
            RawBlock first = reader.next();
            assertNotNull(first);
            assertEquals(1_002 + 500, nextLineOf(reader));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void encodings(String charset) throws IOException {
        fixture.file("a.csv", "\uFEFFad_id\tadvertiser_id\tad_name\r\n1\t2\tGrün 😀\r\n", Charset.forName(charset));
        DropFixture.Reading reading = fixture.read();
        assertEquals("Grün 😀", reading.ads().get(0).adName());
        assertEquals(
                charset.equals("UTF-8") ? "UTF-8 with BOM" : charset,
                reading.file().encoding());
        assertEquals(List.of(), reading.tally().warnings());
    }

    private static int nextLineOf(BlockReader reader) throws IOException {
        RawBlock block = reader.next();
        assertNotNull(block);
        return block.firstLine();
    }

    /** Every record with its line, by one pass over all of it; an open quote ends the list with its line. */
    private static List<String> wholePass(String body) throws IOException {
        List<String> records = new ArrayList<>();
        int line = 2;
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(body))
                .setFormat(Csv.format(','))
                .get()) {
            for (CSVRecord record : parser) {
                records.add(line + " " + record.toList());
                line = 2 + (int) parser.getCurrentLineNumber();
            }
        } catch (java.io.UncheckedIOException e) {
            records.add(line + " unclosed");
        }
        return records;
    }

    private static List<String> blocks(DropFile file, int recordsPerBlock, int bytesPerBlock) throws IOException {
        List<String> records = new ArrayList<>();
        try (BlockReader reader = new BlockReader(file, recordsPerBlock, bytesPerBlock)) {
            for (RawBlock block = reader.next(); block != null; block = reader.next()) {
                RowCells cells = new RowCells(',');
                for (int i = 0; i < block.records(); i++) {
                    cells.read(block.bytes(), block.start(i), block.end(i));
                    records.add(block.line(i) + " " + cells.texts());
                }
                RawBlock.Unclosed unclosed = block.unclosed();
                if (unclosed != null) {
                    records.add(unclosed.line() + " unclosed");
                }
            }
        }
        return records;
    }
}
