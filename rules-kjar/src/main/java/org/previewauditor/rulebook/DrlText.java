package org.previewauditor.rulebook;

import java.util.regex.Pattern;

/** Texts cut from a rule file. */
final class DrlText {

    /** A string, which stays, or a comment. */
    private static final Pattern STRING_OR_COMMENT =
            Pattern.compile("(\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /** A string, which stays, or the space that breaks and indents lines. */
    private static final Pattern STRING_OR_SPACE =
            Pattern.compile("(\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')|\\s+");

    private DrlText() {}

    static String withoutComments(String text) {
        return STRING_OR_COMMENT
                .matcher(text)
                .replaceAll(found ->
                        found.group(1) == null ? " " : java.util.regex.Matcher.quoteReplacement(found.group(1)));
    }

    /** On one line, without comments. */
    static String oneLine(String text) {
        return STRING_OR_SPACE
                .matcher(withoutComments(text))
                .replaceAll(found ->
                        found.group(1) == null ? " " : java.util.regex.Matcher.quoteReplacement(found.group(1)))
                .strip();
    }
}
