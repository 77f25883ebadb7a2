package org.previewauditor.rulebook;

/**
 * Something wrong with a rule book.
 *
 * @param file name of the file, or empty where the whole rule book is meant
 * @param line counted from 1; 0 where it is not known
 * @param column counted from 1; 0 where it is not known
 * @param source the line as it stands in the file, or empty where it is not known
 * @param message what is wrong, in a sentence
 * @param hint what to do about it, or empty
 */
public record RuleProblem(String file, int line, int column, String source, String message, String hint) {

    /** A problem of which no more is known. */
    public RuleProblem(String file, int line, String message) {
        this(file, line, 0, "", message, "");
    }

    /** The place, in the form that editors and terminals make a link of; empty where the whole rule book is meant. */
    public String place() {
        if (line == 0) {
            return file;
        }
        return file + ':' + line + (column == 0 ? "" : ":" + column);
    }

    /** All that is known, over several lines: what and where, the line with a mark below the place, the hint. */
    public String explained() {
        StringBuilder text = new StringBuilder(toString());
        if (!source.isEmpty()) {
            text.append("\n    ").append(source.replace('\t', ' '));
            if (column > 0) {
                text.append("\n    ").append(" ".repeat(column - 1)).append('^');
            }
        }
        if (!hint.isEmpty()) {
            text.append("\n    ").append(hint);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return (file.isEmpty() ? "" : place() + ": ") + message;
    }
}
