package org.previewauditor.fact;

import java.util.regex.Pattern;

/** Hides what lets somebody act in another's name or write to them: e-mail addresses and Spark authorization codes. */
public final class Masking {

    private static final Pattern EMAIL = Pattern.compile("([\\p{L}\\p{N}])[\\p{L}\\p{N}._%+'-]*@([\\p{L}\\p{N}.-]+)");
    private static final Pattern CODE = Pattern.compile("#[A-Za-z0-9+/_-]{16,}={0,2}");
    private static final int SHOWN = 4;

    private Masking() {}

    /** Every e-mail address in the text, as its first letter and its domain: {@code a***@example.com}. */
    public static String emails(String text) {
        return text.indexOf('@') < 0 ? text : EMAIL.matcher(text).replaceAll("$1***@$2");
    }

    /** An authorization code as its last four characters. */
    public static String code(String code) {
        return code.length() <= 2 * SHOWN ? "***" : "***" + code.substring(code.length() - SHOWN);
    }

    /** A text from an export with all that looks like an e-mail address or an authorization code hidden. */
    public static String text(String text) {
        String masked = emails(text);
        return masked.indexOf('#') < 0 ? masked : CODE.matcher(masked).replaceAll(match -> code(match.group()));
    }
}
