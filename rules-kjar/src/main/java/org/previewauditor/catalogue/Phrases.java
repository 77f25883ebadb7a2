package org.previewauditor.catalogue;

import java.util.Locale;

/** Messages in the form in which they are compared: words in lower case, one space between them, nothing else. */
public final class Phrases {

    private Phrases() {}

    /** The normal form of a text: {@code "Can't be used!"} is {@code "can t be used"}. */
    public static String normal(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        boolean space = false;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (space && normal.length() > 0) {
                    normal.append(' ');
                }
                normal.append(c);
                space = false;
            } else {
                space = true;
            }
        }
        return normal.toString();
    }

    /** Whether a normal text has the words of another one in it, whole and in their order. */
    static boolean contains(String text, String phrase) {
        return (' ' + text + ' ').contains(' ' + phrase + ' ');
    }
}
