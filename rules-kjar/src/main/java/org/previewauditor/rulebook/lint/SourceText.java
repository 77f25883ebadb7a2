package org.previewauditor.rulebook.lint;

import java.util.Arrays;
import org.previewauditor.rulebook.RuleProblem;

/** A file whose lines can be shown to people. Offsets count characters from 0, lines and columns count from 1. */
final class SourceText {

    private final String name;
    private final String text;
    private final int[] lineStarts;

    SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = text.lines().count() == 0
                ? new int[] {0}
                : java.util.stream.IntStream.concat(
                                java.util.stream.IntStream.of(0),
                                java.util.stream.IntStream.range(0, text.length())
                                        .filter(i -> text.charAt(i) == '\n')
                                        .map(i -> i + 1))
                        .toArray();
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    /** A problem with what stands at an offset. */
    RuleProblem problem(int offset, String message, String hint) {
        int line = line(offset);
        return new RuleProblem(name, line, offset - lineStarts[line - 1] + 1, lineAt(line), message, hint);
    }

    /** A problem with what begins with a text, looked for from an offset on. */
    RuleProblem problem(String at, int from, String message, String hint) {
        int found = text.indexOf(at, from);
        return problem(found < 0 ? from : found, message, hint);
    }

    /** A problem with a whole line. */
    RuleProblem problemOfLine(int line, String message, String hint) {
        String source = lineAt(line);
        return new RuleProblem(
                name, line, source.length() - source.stripLeading().length() + 1, source, message, hint);
    }

    int offset(int line, int column) {
        return lineStarts[Math.min(line, lineStarts.length) - 1] + column - 1;
    }

    int lines() {
        return lineStarts.length;
    }

    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private String line(int start, int end) {
        return text.substring(start, end).replace("\r", "").replace("\n", "");
    }

    /** A line without its end. */
    String lineAt(int line) {
        return line(lineStarts[line - 1], line < lineStarts.length ? lineStarts[line] : text.length());
    }
}
