package org.previewauditor.export;

import org.jspecify.annotations.Nullable;

/** Whole records of a file, not yet read. Made by {@link BlockReader}, immutable by agreement. */
public final class RawBlock {

    /**
     * A record that does not end: a quoted cell is open at the end of the file, or the record is too long.
     *
     * @param line physical line on which it starts
     * @param start its first bytes, as UTF-8 text
     */
    record Unclosed(int line, String start) {}

    private final DropFile file;
    private final int index;
    private final byte[] bytes;
    private final int firstLine;
    private final long offset;
    private final @Nullable Unclosed unclosed;

    RawBlock(DropFile file, int index, byte[] bytes, int firstLine, long offset, @Nullable Unclosed unclosed) {
        this.file = file;
        this.index = index;
        this.bytes = bytes;
        this.firstLine = firstLine;
        this.offset = offset;
        this.unclosed = unclosed;
    }

    public DropFile file() {
        return file;
    }

    /** Its place in the file, counted from 0. */
    public int index() {
        return index;
    }

    /** Length of its records in bytes. */
    public int length() {
        return bytes.length;
    }

    /** The records, as UTF-8 text. Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** The physical line, counted from 1, on which its first record starts. */
    int firstLine() {
        return firstLine;
    }

    /** Where its first record starts, in bytes of the UTF-8 text without byte order mark. */
    long offset() {
        return offset;
    }

    /** The record after its records that does not end, so that the file is read no further; or {@code null}. */
    @Nullable
    Unclosed unclosed() {
        return unclosed;
    }
}
