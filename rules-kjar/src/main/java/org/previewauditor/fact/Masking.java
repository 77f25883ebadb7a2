package org.previewauditor.fact;

import java.util.regex.Pattern;

/** Hides what lets somebody act in another's name or write to them: e-mail addresses and Spark authorization codes. */
public final class Masking {

    /** A code, also as it stands in an address. */
    private static final Pattern CODE = Pattern.compile("(?:#|%23)[A-Za-z0-9+/_%-]{16,}={0,2}");

    /** An {@code @} as it stands in an address. */
    private static final String AT_IN_ADDRESS = "%40";

    private static final int SHOWN = 4;

    /** Stands for a control character, as it does for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    /** What the part before an {@code @} may have beside letters and digits. */
    private static final String IN_LOCAL_PARTS = "._%+'-";

    private Masking() {}

    /**
     * Every e-mail address in the text, as its first letter and its domain: {@code a***@example.com}. By hand, from each
     * {@code @} outwards: a pattern would look through a long text once for each of its letters.
     */
    public static String emails(String text) {
        return emails(emails(text, "@"), AT_IN_ADDRESS);
    }

    private static String emails(String text, String sign) {
        int at = text.indexOf(sign);
        if (at < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int done = 0;
        for (; at >= 0; at = text.indexOf(sign, Math.max(at + 1, done))) {
            int first = startOfLocalPart(text, done, at);
            int domain = at + sign.length();
            int end = endOfDomain(text, domain);
            if (first < at && end > domain) {
                masked.append(text, done, text.offsetByCodePoints(first, 1))
                        .append("***")
                        .append(text, at, end);
                done = end;
            }
        }
        return masked.append(text, done, text.length()).toString();
    }

    /** Where the part before an {@code @} begins, with a letter or digit; at the {@code @} if there is none. */
    private static int startOfLocalPart(String text, int from, int at) {
        int first = at;
        for (int i = at; i > from; ) {
            int before = text.codePointBefore(i);
            i -= Character.charCount(before);
            if (isLetterOrNumber(before)) {
                first = i;
            } else if (IN_LOCAL_PARTS.indexOf(before) < 0) {
                break;
            }
        }
        return first;
    }

    private static int endOfDomain(String text, int from) {
        int end = from;
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (!isLetterOrNumber(next) && next != '.' && next != '-') {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private static boolean isLetterOrNumber(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetter(character);
        };
    }

    /** An authorization code as its last four characters. */
    public static String code(String code) {
        return code.length() <= 2 * SHOWN ? "***" : "***" + code.substring(code.length() - SHOWN);
    }

    /**
     * A text from an export as it may be shown: with all that looks like an e-mail address or an authorization code
     * hidden, and without characters that act on a terminal or end what is shown.
     */
    public static String text(String text) {
        String masked = emails(withoutControls(text));
        return masked.indexOf('#') < 0 && !masked.contains("%23")
                ? masked
                : CODE.matcher(masked).replaceAll(match -> code(match.group()));
    }

    private static String withoutControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                StringBuilder shown = new StringBuilder(text);
                for (int j = i; j < text.length(); j++) {
                    if (isControl(text.charAt(j))) {
                        shown.setCharAt(j, REPLACEMENT);
                    }
                }
                return shown.toString();
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }
}
