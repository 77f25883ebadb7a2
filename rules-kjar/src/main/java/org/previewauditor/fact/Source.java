package org.previewauditor.fact;

/**
 * Where a fact was read.
 *
 * @param file name of the file inside the drop, without folders
 * @param line physical line, counted from 1, on which the record starts
 */
public record Source(String file, int line) implements Comparable<Source> {

    /** Reading order: files in the order of their names (code points), then lines. */
    @Override
    public int compareTo(Source other) {
        int byFile = file.equals(other.file) ? 0 : compareCodePoints(file, other.file);
        return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    /** Compares two names by code points, which differs from {@link String#compareTo} beyond the basic plane. */
    public static int compareCodePoints(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return java.util.Arrays.compare(a, b);
    }

    @Override
    public String toString() {
        return file + ':' + line;
    }
}
