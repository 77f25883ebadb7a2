package org.previewauditor.readback;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The records of a CSV file in the one dialect that audits write (RFC 4180, UTF-8), one after the other. Written by hand,
 * because every report reads every row: cells are places in the bytes until somebody asks for their text, which makes it
 * several times faster than Commons CSV. Whatever is not that dialect is refused. For one thread.
 */
final class Records implements Closeable {

    private static final int FIRST_BUFFER = 1 << 18;

    /** No audit writes a longer record; a quote that somebody left open must not fill the memory. */
    private static final int LONGEST_RECORD = 1 << 26;

    private static final char DELIMITER = ',';
    private static final char QUOTE = '"';

    private final InputStream in;
    private final CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();

    private byte[] buffer = new byte[FIRST_BUFFER];
    private int limit;
    private boolean allRead;
    private int start;
    private int end;
    private int size;

    /** What the cells of the record are read as: without the check for other characters where it is known to have none. */
    private Charset encoding = StandardCharsets.UTF_8;

    private int[] from = new int[32];
    private int[] to = new int[32];

    /** Whether a cell has quotes in it, each of which stands there twice. */
    private boolean[] withQuotes = new boolean[32];

    Records(Path file) throws IOException {
        this.in = Files.newInputStream(file);
    }

    /**
     * Goes to the next record.
     *
     * @return whether there is one
     * @throws IOException if the file cannot be read, or is no CSV of ours from here on
     */
    boolean next() throws IOException {
        start = end;
        while (start == limit || !split()) {
            if (allRead) {
                return false;
            }
            fill();
        }
        return true;
    }

    /** How many cells the record has. */
    int size() {
        return size;
    }

    /** The text of a cell. */
    String text(int cell) {
        String text = new String(buffer, from[cell], to[cell] - from[cell], encoding);
        return withQuotes[cell] ? text.replace("\"\"", "\"") : text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Finds the cells of the record; says {@code false} if it does not end in what was read so far. */
    private boolean split() throws IOException {
        byte[] bytes = buffer;
        int p = start;
        int cells = 0;
        byte all = 0;
        while (true) {
            if (cells == from.length) {
                from = Arrays.copyOf(from, 2 * cells);
                to = Arrays.copyOf(to, 2 * cells);
                withQuotes = Arrays.copyOf(withQuotes, 2 * cells);
            }
            boolean quotes = false;
            if (p < limit && bytes[p] == QUOTE) {
                from[cells] = ++p;
                while (p < limit && (bytes[p] != QUOTE || (p + 1 < limit && bytes[p + 1] == QUOTE))) {
                    if (bytes[p] == QUOTE) {
                        quotes = true;
                        p++;
                    }
                    all |= bytes[p++];
                }
                if (p == limit) {
                    return incomplete();
                }
                to[cells] = p++;
            } else {
                from[cells] = p;
                while (p < limit && bytes[p] != DELIMITER && bytes[p] != '\n' && bytes[p] != '\r') {
                    all |= bytes[p++];
                }
                to[cells] = p;
            }
            withQuotes[cells++] = quotes;
            // What comes next decides: whether a quote was the last one, and whether a line feed belongs to the end.
            if (p + 1 >= limit && !allRead) {
                return false;
            }
            if (p == limit || bytes[p] != DELIMITER) {
                end = endOfLine(p);
                size = cells;
                if (all < 0) {
                    requireUtf8(p);
                }
                encoding = all < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
                return true;
            }
            p++;
        }
    }

    private boolean incomplete() throws IOException {
        if (allRead) {
            throw new IOException("a quoted cell has no end");
        }
        return false;
    }

    private int endOfLine(int p) throws IOException {
        if (p == limit) {
            return p;
        }
        if (buffer[p] == '\r') {
            return p + 1 < limit && buffer[p + 1] == '\n' ? p + 2 : p + 1;
        }
        if (buffer[p] == '\n') {
            return p + 1;
        }
        throw new IOException("something stands behind a quoted cell");
    }

    private void requireUtf8(int recordEnd) throws CharacterCodingException {
        strict.decode(ByteBuffer.wrap(buffer, start, recordEnd - start));
    }

    private void fill() throws IOException {
        if (limit - start > LONGEST_RECORD) {
            throw new IOException("a record is longer than any that an audit writes");
        }
        System.arraycopy(buffer, start, buffer, 0, limit - start);
        limit -= start;
        start = 0;
        end = 0;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            allRead = true;
        } else {
            limit += count;
        }
    }
}
