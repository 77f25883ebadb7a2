package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The text of RESULTS.md under construction. */
final class Results {

    private final StringBuilder text = new StringBuilder();

    void title(String title) {
        text.append('\n').append("## ").append(title).append("\n\n");
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    void row(Object... cells) {
        text.append("| ");
        for (Object cell : cells) {
            text.append(cell instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : cell)
                    .append(" | ");
        }
        text.setLength(text.length() - 1);
        text.append('\n');
    }

    /** A table's head, and the line under it. */
    void head(String... columns) {
        row((Object[]) columns);
        String[] under = new String[columns.length];
        Arrays.fill(under, "---");
        row((Object[]) under);
    }

    /**
     * Keeps what people wrote below the marker: what the profile shows and what was tried.
     *
     * @param marker the line from which on the old file is kept
     */
    void write(Path file, String marker) throws IOException {
        String old = Files.exists(file) ? Files.readString(file) : "";
        int kept = old.indexOf(marker);
        Files.writeString(file, text + "\n" + (kept < 0 ? marker + "\n" : old.substring(kept)));
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(Double::compare);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
