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

    /** Characters after which a text needs quotes or masking. */
    private static final boolean[] CARE = new boolean[128];

    static {
        for (char c : ",\"\r\n@#".toCharArray()) {
            CARE[c] = true;
        }
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

    /** A cell that is the same in many rows, encoded once. */
    public static byte[] cell(String text) {
        CsvBuffer buffer = new CsvBuffer();
        buffer.append((Object) text);
        return Arrays.copyOf(buffer.bytes, buffer.size);
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
     * @param cells texts, numbers, {@link Source}s, cells that {@link #cell} has made, and {@code null} for empty cells
     */
    public void row(@Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                append(',');
            }
            append(cells[i]);
        }
        append('\r');
        append('\n');
    }

    private void append(@Nullable Object cell) {
        if (cell instanceof String text) {
            append(text);
        } else if (cell instanceof byte[] made) {
            appendBytes(made);
        } else if (cell instanceof Source source) {
            append(source);
        } else if (cell instanceof BigDecimal number) {
            append(number);
        } else if (cell != null) {
            appendLatin(((Long) cell).toString());
        }
    }

    private void append(String text) {
        if (!text.isEmpty() && !appendHarmless(text)) {
            appendWithCare(text);
        }
    }

    // By way of append(Object) these two would call each other, and the compiler unrolls that into one huge method: it
    // took a tenth of all compiling.
    private void append(Source source) {
        append(source.file());
        boolean quoted = bytes[size - 1] == '"';
        if (quoted) {
            size--;
        }
        append(':');
        appendLatin(Integer.toString(source.line()));
        if (quoted) {
            append('"');
        }
    }

    /** Without exponent, and without zeros that say nothing. */
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
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        // Only ASCII has as many bytes as characters.
        if (utf8.length != text.length()) {
            return false;
        }
        for (byte b : utf8) {
            if (CARE[b]) {
                return false;
            }
        }
        appendBytes(utf8);
        return true;
    }

    private void appendWithCare(String text) {
        String shown = text.indexOf('@') >= 0 || text.indexOf('#') >= 0 ? Masking.text(text) : text;
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
