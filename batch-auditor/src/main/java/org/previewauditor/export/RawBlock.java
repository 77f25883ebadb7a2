package org.previewauditor.export;

import org.jspecify.annotations.Nullable;

/** Whole records of a file, not yet read. Made by {@link BlockReader}, immutable by agreement. */
public final class RawBlock {

    /**
     * A record that does not end: a quoted cell is open at the end of the file, or the record is too long.
     *
     * @param line physical line on which it starts
     * @param start its first bytes, as UTF-8 text
     * @param inQuotes whether a quoted cell is open where reading ended
     */
    record Unclosed(int line, String start, boolean inQuotes) {}

    private final DropFile file;
    private final int index;
    private final byte[] bytes;
    private final int[] starts;
    private final int[] lines;
    private final int firstLine;
    private final long offset;
    private final @Nullable Unclosed unclosed;

    /**
     * @param starts where each record starts in the bytes
     * @param lines the physical line, counted from 1, on which each record starts
     */
    RawBlock(
            DropFile file,
            int index,
            byte[] bytes,
            int[] starts,
            int[] lines,
            int firstLine,
            long offset,
            @Nullable Unclosed unclosed) {
        this.file = file;
        this.index = index;
        this.bytes = bytes;
        this.starts = starts;
        this.lines = lines;
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

    /** How many records it has. */
    int records() {
        return starts.length;
    }

    /** Where a record starts in the bytes. */
    int start(int record) {
        return starts[record];
    }

    /** Where the text of a record ends in the bytes: before its line end, if it has one. */
    int end(int record) {
        int end = record + 1 < starts.length ? starts[record + 1] : bytes.length;
        int start = starts[record];
        if (end > start && bytes[end - 1] == '\n') {
            end--;
            return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        }
        return end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** The physical line, counted from 1, on which a record starts. */
    int line(int record) {
        return lines[record];
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
