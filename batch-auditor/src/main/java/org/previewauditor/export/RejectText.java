package org.previewauditor.export;

import org.previewauditor.fact.Masking;

/** Texts from exports as reports may show them: short and masked. */
public final class RejectText {

    /** Characters of an offending text that are shown. */
    static final int MAX_LENGTH = 200;

    private RejectText() {}

    /** At most 200 characters of it, masked. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    static String of(String text, int maxLength) {
        String masked = Masking.text(text);
        if (masked.length() <= maxLength) {
            return masked;
        }
        int end = Character.isHighSurrogate(masked.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return masked.substring(0, end);
    }
}
