package org.previewauditor.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Masking;
import org.previewauditor.fact.Source;

/**
 * Rows of CSV (RFC 4180, UTF-8) under construction. Texts are masked, and cannot act as formulas: a cell that would start
 * one gets a leading apostrophe. Written by hand because every row of every report passes here, and because a general
 * CSV printer writes formulas as they are.
 */
public final class CsvBuffer {

    private static final int INITIAL_SIZE = 1 << 10;

    /** Of an {@code int}. */
    private static final int MOST_DIGITS = 10;

    private static final char NEXT_CELL = ',';

    /**
     * Bytes of a text that may need quotes, masking or more than one byte. The question mark is one because everything
     * that is not Latin-1 becomes one.
     */
    private static final boolean[] CARE = new boolean[256];

    static {
        for (char c : ",\"@#%?".toCharArray()) {
            CARE[c] = true;
        }
        Arrays.fill(CARE, 0, ' ', true);
        Arrays.fill(CARE, 127, CARE.length, true);
    }

    private byte[] bytes;
    private int size;

    public CsvBuffer() {
        this(INITIAL_SIZE);
    }

    /** @param expected how many bytes are to be expected, so that the buffer need not grow */
    public CsvBuffer(int expected) {
        this.bytes = new byte[expected];
    }

    /** Cells that are the same in many rows, side by side and encoded once. */
    public static byte[] cells(String... texts) {
        CsvBuffer buffer = new CsvBuffer();
        for (String text : texts) {
            buffer.text(text);
        }
        return Arrays.copyOf(buffer.bytes, buffer.size - 1);
    }

    /** A header row. */
    public static byte[] header(List<String> columns) {
        CsvBuffer buffer = new CsvBuffer();
        buffer.row(columns.toArray());
        return Arrays.copyOf(buffer.bytes, buffer.size);
    }

    /**
     * Appends a row.
     *
     * @param cells texts, numbers, {@link Source}s, cells that {@link #cells} has made, and {@code null} for empty cells
     */
    public void row(@Nullable Object... cells) {
        for (Object cell : cells) {
            if (cell instanceof byte[] made) {
                made(made);
            } else if (cell instanceof Source source) {
                source(source);
            } else if (cell instanceof BigDecimal number) {
                number(number);
            } else if (cell instanceof Long number) {
                number(number);
            } else {
                text((String) cell);
            }
        }
        endRow();
    }

    // What follows appends a row cell by cell, as the rows of ads and findings are: without an array for each row, and
    // without finding out what each cell is.

    /** Appends a text; {@code null} makes an empty cell. */
    public void text(@Nullable String text) {
        if (text != null) {
            append(text);
        }
        append(NEXT_CELL);
    }

    /** Appends several texts as one cell. */
    public void text(List<String> texts, char separator) {
        int start = size;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (i > 0) {
                append(separator);
            }
            if (!text.isEmpty() && !appendHarmless(text)) {
                size = start;
                append(String.join(String.valueOf(separator), texts));
                break;
            }
        }
        append(NEXT_CELL);
    }

    /** Appends what {@link #cells} has made. */
    public void made(byte[] cells) {
        ensure(cells.length + 1);
        System.arraycopy(cells, 0, bytes, size, cells.length);
        size += cells.length;
        bytes[size++] = NEXT_CELL;
    }

    /** Appends where a fact was read. */
    public void source(@Nullable Source source) {
        if (source != null) {
            append(source.file());
            boolean quoted = bytes[size - 1] == '"';
            if (quoted) {
                size--;
            }
            append(':');
            append(source.line());
            if (quoted) {
                append('"');
            }
        }
        append(NEXT_CELL);
    }

    /** Appends a whole number. */
    public void number(@Nullable Long number) {
        if (number != null) {
            append((long) number);
        }
        append(NEXT_CELL);
    }

    /** Appends a whole number. */
    public void number(long number) {
        append(number);
        append(NEXT_CELL);
    }

    /** Appends a number without exponent, and without zeros that say nothing. */
    public void number(@Nullable BigDecimal number) {
        if (number != null) {
            append(number);
        }
        append(NEXT_CELL);
    }

    /** Ends a row, after its last cell. */
    public void endRow() {
        size--;
        append('\r');
        append('\n');
    }

    private void append(String text) {
        if (!text.isEmpty() && !appendHarmless(text)) {
            appendWithCare(text);
        }
    }

    private void append(BigDecimal number) {
        if (number.signum() == 0) {
            append('0');
            return;
        }
        appendLatin(number.toPlainString());
        if (number.scale() > 0) {
            // Here, and not by stripTrailingZeros(), which divides again and again.
            while (bytes[size - 1] == '0') {
                size--;
            }
            size -= bytes[size - 1] == '.' ? 1 : 0;
        }
    }

    private void append(long number) {
        if (number != (int) number || number < 0) {
            appendLatin(Long.toString(number));
            return;
        }
        ensure(MOST_DIGITS);
        int rest = (int) number;
        int end = size + digits(rest);
        int at = end;
        do {
            int next = rest / 10;
            bytes[--at] = (byte) ('0' + rest - 10 * next);
            rest = next;
        } while (rest > 0);
        size = end;
    }

    private static int digits(int number) {
        int digits = 1;
        for (long power = 10; number >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    public int size() {
        return size;
    }

    /** Forgets all rows, and keeps the room for more. */
    public void clear() {
        size = 0;
    }

    /** The bytes so far. Not a copy: valid up to {@link #size}, until more is appended. */
    public byte[] array() {
        return bytes;
    }

    /**
     * Copies a text whose characters are all plain ASCII that CSV and spreadsheets take as they stand. Nearly every cell
     * is one, and bytes are looked through faster than characters.
     *
     * @return whether it was one; if not, nothing is appended
     */
    private boolean appendHarmless(String text) {
        if (startsFormula(text.charAt(0))) {
            return false;
        }
        // A copy without another look at it, which UTF-8 would take.
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        for (byte b : latin) {
            if (CARE[b & 0xFF]) {
                return false;
            }
        }
        appendBytes(latin);
        return true;
    }

    private void appendWithCare(String text) {
        String shown = Masking.text(text);
        boolean quoted = needsQuotes(shown);
        if (quoted) {
            append('"');
        }
        if (startsFormula(shown.charAt(0))) {
            append('\'');
        }
        appendBytes((quoted ? shown.replace("\"", "\"\"") : shown).getBytes(StandardCharsets.UTF_8));
        if (quoted) {
            append('"');
        }
    }

    private void appendBytes(byte[] encoded) {
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    private void appendLatin(String ascii) {
        ensure(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
    }

    private void append(char c) {
        ensure(1);
        bytes[size++] = (byte) c;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private static boolean startsFormula(char first) {
        return first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r';
    }
}
