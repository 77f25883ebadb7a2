package org.previewauditor.export;

import java.io.IOException;
import java.io.StringReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one record after the other, exactly as Commons CSV would read them. Where a record has no quotes, or only
 * such as enclose a whole cell, its cells are places in the bytes, and become texts only if somebody asks; any other
 * record is given to Commons CSV. That makes reading several times faster, because most cells are never made into
 * texts, or are found again by their bytes. For one thread.
 */
final class RowCells {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEVEN_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGH_BITS = ~SEVEN_BITS;
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long QUOTES = '"' * EACH_BYTE;

    private final CSVFormat format;
    private final byte delimiter;
    private final long delimiters;

    private byte[] bytes = {};
    private int start;
    private int end;
    private int size;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private boolean ascii;
    private @Nullable CSVRecord record;

    RowCells(char delimiter) {
        this.format = Csv.format(delimiter);
        this.delimiter = (byte) delimiter;
        this.delimiters = delimiter * EACH_BYTE;
    }

    /**
     * Goes to a record.
     *
     * @param source UTF-8, not to be changed while the record is in use
     * @param recordStart where its first cell starts
     * @param recordEnd where its last cell ends
     */
    void read(byte[] source, int recordStart, int recordEnd) {
        bytes = source;
        start = recordStart;
        end = recordEnd;
        record = null;
        if (split()) {
            return;
        }
        if (!splitQuoted()) {
            CSVRecord read = readByCommonsCsv();
            record = read;
            size = read.size();
        }
    }

    /** How many cells there are. */
    int size() {
        return size;
    }

    /** The text of a cell. */
    String text(int cell) {
        return record == null
                ? new String(bytes, from[cell], to[cell] - from[cell], StandardCharsets.UTF_8)
                : record.get(cell);
    }

    List<String> texts() {
        String[] texts = new String[size];
        for (int cell = 0; cell < size; cell++) {
            texts[cell] = text(cell);
        }
        return List.of(texts);
    }

    /** Whether the cells are places in {@link #bytes}. */
    boolean arePlaces() {
        return record == null;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where a cell starts in the bytes. */
    int from(int cell) {
        return from[cell];
    }

    /** Where a cell ends in the bytes. */
    int to(int cell) {
        return to[cell];
    }

    /** Whether the record has bytes that are not UTF-8, or the character that stands for such. */
    boolean mayBeInvalid() {
        return !ascii && new String(bytes, start, end - start, StandardCharsets.UTF_8).indexOf('\uFFFD') >= 0;
    }

    /** Splits a record without quotes, eight bytes at a time; says {@code false} if it has quotes. */
    private boolean split() {
        byte[] source = bytes;
        int cellStart = start;
        int cells = 0;
        int p = start;
        long quotes = 0;
        long all = 0;
        for (int last = end - Long.BYTES; p <= last; p += Long.BYTES) {
            long word = (long) WORDS.get(source, p);
            all |= word;
            quotes |= zeroBytes(word ^ QUOTES);
            for (long hits = zeroBytes(word ^ delimiters); hits != 0; hits &= hits - 1) {
                int at = p + (Long.numberOfTrailingZeros(hits) >>> 3);
                ensure(cells);
                from[cells] = cellStart;
                to[cells++] = at;
                cellStart = at + 1;
            }
        }
        for (; p < end; p++) {
            byte b = source[p];
            all |= b;
            if (b == delimiter) {
                ensure(cells);
                from[cells] = cellStart;
                to[cells++] = p;
                cellStart = p + 1;
            } else if (b == '"') {
                quotes = 1;
            }
        }
        ensure(cells);
        from[cells] = cellStart;
        to[cells++] = end;
        size = cells;
        ascii = (all & HIGH_BITS) == 0;
        return quotes == 0;
    }

    /** Splits a record whose quotes enclose whole cells or are part of a text; says {@code false} at any other quote. */
    private boolean splitQuoted() {
        int cells = 0;
        int p = start;
        while (true) {
            ensure(cells);
            boolean quoted = p < end && bytes[p] == '"';
            int close = quoted ? indexOf((byte) '"', p + 1) : -1;
            int cellEnd = quoted ? close + 1 : indexOf(delimiter, p);
            if (quoted && (close == end || (cellEnd < end && bytes[cellEnd] != delimiter))) {
                return false;
            }
            from[cells] = quoted ? p + 1 : p;
            to[cells++] = quoted ? close : cellEnd;
            if (cellEnd == end) {
                size = cells;
                return true;
            }
            p = cellEnd + 1;
        }
    }

    private CSVRecord readByCommonsCsv() {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            return parser.iterator().next();
        } catch (IOException e) {
            throw new IllegalStateException("a whole record in memory can be read", e);
        }
    }

    /** The first such byte of the record from there on, or the record's end. */
    private int indexOf(byte wanted, int first) {
        int p = first;
        while (p < end && bytes[p] != wanted) {
            p++;
        }
        return p;
    }

    private void ensure(int cell) {
        if (cell == from.length) {
            from = Arrays.copyOf(from, 2 * cell);
            to = Arrays.copyOf(to, 2 * cell);
        }
    }

    /** The high bit of each byte that is zero; exact for every byte. */
    private static long zeroBytes(long word) {
        return ~(((word & SEVEN_BITS) + SEVEN_BITS) | word | SEVEN_BITS);
    }
}
