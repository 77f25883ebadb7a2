package org.previewauditor.rulebook;

/**
 * Something wrong with a rule book.
 *
 * @param file name of the file, or empty where the whole rule book is meant
 * @param line counted from 1; 0 where it is not known
 */
public record RuleProblem(String file, int line, String message) {

    @Override
    public String toString() {
        return (file.isEmpty() ? "" : line > 0 ? file + ':' + line + ": " : file + ": ") + message;
    }
}
