package org.previewauditor.handout;

import org.previewauditor.readback.FinishedRun;

/**
 * Texts inside Markdown. Whatever an export brings is shown as it is: it forms no heading, table, link or mention, and
 * no line break.
 */
public final class Markdown {

    private static final String ESCAPED = "\\`*[]<&|~$";
    private static final String ZERO_WIDTH_SPACE = "\u200B";
    private static final int LONGEST = 200;

    private Markdown() {}

    /** A text from a table of a run, on one line, shortened where it is very long. */
    public static String text(String cell) {
        String shown = oneLine(FinishedRun.shown(cell));
        if (shown.length() > LONGEST) {
            int end = Character.isHighSurrogate(shown.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
            shown = shown.substring(0, end) + '…';
        }
        return escaped(shown);
    }

    /** A sentence of the rules, on one line. */
    public static String sentence(String sentence) {
        return escaped(oneLine(sentence));
    }

    /** Without line breaks and without characters that are not seen but change what is. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                line.append(' ');
            } else if (type != Character.SURROGATE && !turnsText(c)) {
                line.appendCodePoint(c);
            }
        });
        return line.toString().strip();
    }

    private static boolean turnsText(int c) {
        return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static String escaped(String line) {
        StringBuilder text = new StringBuilder(line.length() + 8);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (ESCAPED.indexOf(c) >= 0 || (c == '_' && !insideAWord(line, i))) {
                text.append('\\');
            }
            text.append(c);
            if (c == '@' || (c == ':' && line.startsWith("//", i + 1)) || endsWww(line, i)) {
                text.append(ZERO_WIDTH_SPACE);
            }
        }
        return text.toString();
    }

    private static boolean endsWww(String line, int i) {
        return i >= 2 && line.regionMatches(true, i - 2, "www", 0, 3);
    }

    private static boolean insideAWord(String line, int i) {
        return i > 0
                && i + 1 < line.length()
                && Character.isLetterOrDigit(line.charAt(i - 1))
                && Character.isLetterOrDigit(line.charAt(i + 1));
    }
}
