package org.previewauditor.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Masking;

/**
 * Rows of CSV (RFC 4180, UTF-8) under construction. Texts are masked, and cannot act as formulas: a cell that would start
 * one gets a leading apostrophe. Written by hand because every row of every report passes here, and because a general
 * CSV printer writes formulas as they are.
 */
public final class CsvBuffer {

    private static final int INITIAL_SIZE = 1 << 16;

    private byte[] bytes = new byte[INITIAL_SIZE];
    private int size;
    private boolean rowStarted;

    /** A cell that is the same in many rows, encoded once. */
    public static byte[] cell(String text) {
        CsvBuffer buffer = new CsvBuffer();
        buffer.text(text);
        return Arrays.copyOf(buffer.bytes, buffer.size);
    }

    /** A header row. */
    public static byte[] header(String... columns) {
        CsvBuffer buffer = new CsvBuffer();
        for (String column : columns) {
            buffer.text(column);
        }
        buffer.endRow();
        return Arrays.copyOf(buffer.bytes, buffer.size);
    }

    /** Appends a cell with a text; {@code null} is an empty cell. */
    public CsvBuffer text(@Nullable String text) {
        separate();
        if (text == null || text.isEmpty()) {
            return this;
        }
        String shown = text.indexOf('@') >= 0 || text.indexOf('#') >= 0 ? Masking.text(text) : text;
        boolean quoted = needsQuotes(shown);
        if (quoted) {
            append('"');
        }
        if (startsFormula(shown.charAt(0))) {
            append('\'');
        }
        append(shown, quoted);
        if (quoted) {
            append('"');
        }
        return this;
    }

    /** Appends a cell with plain ASCII characters that need no care, such as a number. */
    public CsvBuffer plain(@Nullable Object value) {
        separate();
        if (value != null) {
            String text = value.toString();
            ensure(text.length());
            for (int i = 0; i < text.length(); i++) {
                bytes[size++] = (byte) text.charAt(i);
            }
        }
        return this;
    }

    /** Appends a cell that {@link #cell} has made. */
    public CsvBuffer encoded(byte[] cell) {
        separate();
        ensure(cell.length);
        System.arraycopy(cell, 0, bytes, size, cell.length);
        size += cell.length;
        return this;
    }

    /** Ends the row. */
    public void endRow() {
        append('\n');
        rowStarted = false;
    }

    public int size() {
        return size;
    }

    /** The bytes so far. Not a copy: valid up to {@link #size}, until more is appended. */
    public byte[] array() {
        return bytes;
    }

    private void separate() {
        if (rowStarted) {
            append(',');
        }
        rowStarted = true;
    }

    private void append(String text, boolean quoted) {
        int start = size;
        ensure(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = start;
                appendEncoded(text, quoted);
                return;
            }
            if (quoted && c == '"') {
                bytes[size++] = '"';
            }
            bytes[size++] = (byte) c;
        }
    }

    private void appendEncoded(String text, boolean quoted) {
        byte[] encoded = (quoted ? text.replace("\"", "\"\"") : text).getBytes(StandardCharsets.UTF_8);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
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
