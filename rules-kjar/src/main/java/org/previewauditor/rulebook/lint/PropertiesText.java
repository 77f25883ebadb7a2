package org.previewauditor.rulebook.lint;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.previewauditor.rulebook.RuleProblem;

/** A file of properties whose entries know where they stand. */
final class PropertiesText {

    /**
     * An entry.
     *
     * @param keyOffset where the key stands
     * @param valueOffset where the value begins
     */
    record Entry(String key, String value, int keyOffset, int valueOffset) {}

    private final SourceText source;
    private final List<Entry> entries = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    PropertiesText(SourceText source) {
        this.source = source;
        read();
    }

    SourceText source() {
        return source;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Entries that cannot be read. */
    List<RuleProblem> problems() {
        return problems;
    }

    private void read() {
        int line = 1;
        while (line <= source.lines()) {
            String text = source.lineAt(line).stripLeading();
            int first = line;
            StringBuilder whole = new StringBuilder(source.lineAt(line));
            boolean comment = text.isEmpty() || text.startsWith("#") || text.startsWith("!");
            while (!comment && continues(source.lineAt(line)) && line < source.lines()) {
                line++;
                whole.append('\n').append(source.lineAt(line));
            }
            if (!comment) {
                add(whole.toString(), source.offset(first, 1));
            }
            line++;
        }
    }

    private void add(String lines, int offset) {
        int key = lines.length() - lines.stripLeading().length();
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(lines));
        } catch (IllegalArgumentException e) {
            problems.add(source.problem(
                    offset + key, "the line cannot be read: " + e.getMessage(), "A backslash is written twice."));
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int value = key;
        while (value < lines.length() && "=: \t".indexOf(lines.charAt(value)) < 0) {
            value++;
        }
        while (value < lines.length() && "=: \t\\\n".indexOf(lines.charAt(value)) >= 0) {
            value++;
        }
        for (String name : properties.stringPropertyNames()) {
            entries.add(new Entry(name, properties.getProperty(name).strip(), offset + key, offset + value));
        }
    }

    /** An odd number of backslashes at its end carries a line on. */
    private static boolean continues(String line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}
