package org.previewauditor.export;

import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What may stand beside a number as its currency. Anything else beside it changes what it means, as {@code 1.5K} and
 * {@code 1.2万} do, and then the number must not be read.
 */
final class Currencies {

    /** No currency is written longer than this, spaces aside. */
    private static final int LONGEST = 8;

    /** ISO 4217 codes, and names that exports use in place of a code or sign; all in lower case. */
    private static final Set<String> WORDS = new HashSet<>(Set.of(
            "rmb", "cnh", "ntd", "cfa", "fcfa", "tl", "円", "元", "圓", "圆", "원", "บาท", "đ", "kr", "zł", "kč", "ft",
            "lei", "лв", "грн", "руб", "р", "тг", "сом", "ден", "дин", "din", "rs", "rp", "rm", "r", "fr", "sfr", "bs",
            "gs", "kz", "ksh", "tsh", "ush", "dh", "dhs", "sr", "s/", "b/"));

    /** What stands before {@code $} and other signs that several countries use; in lower case. */
    private static final Set<String> COUNTRIES = Set.of(
            "us", "usd", "ca", "cad", "c", "au", "aud", "a", "nz", "nzd", "hk", "hkd", "nt", "tw", "sg", "sgd", "s",
            "mx", "mxn", "mex", "r", "brl", "rd", "ar", "ars", "cl", "clp", "co", "cop", "bz", "j", "tt", "n", "z",
            "cn", "cny", "jp", "jpy", "gh", "e");

    static {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            WORDS.add(currency.getCurrencyCode().toLowerCase(Locale.ROOT));
        }
    }

    private Currencies() {}

    /** Whether this part of a text is a currency's sign, code or name, spaces aside, or nothing at all. */
    static boolean isCurrency(String text, int from, int to) {
        StringBuilder written = new StringBuilder(LONGEST);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Cells.isSpace(c)) {
                if (written.length() == LONGEST) {
                    return false;
                }
                written.append(Character.toLowerCase(c));
            }
        }
        return written.isEmpty() || isWord(written.toString()) || hasSign(written.toString());
    }

    private static boolean isWord(String written) {
        return WORDS.contains(written.endsWith(".") ? written.substring(0, written.length() - 1) : written);
    }

    /** One sign, alone or beside a code, or after the letters of its country. */
    private static boolean hasSign(String written) {
        int last = written.length() - 1;
        if (isSign(written.charAt(last))) {
            String before = written.substring(0, last);
            return before.isEmpty() || COUNTRIES.contains(before) || isCode(before);
        }
        return isSign(written.charAt(0)) && isCode(written.substring(1));
    }

    private static boolean isCode(String written) {
        return written.length() == 3 && WORDS.contains(written);
    }

    private static boolean isSign(char c) {
        return Character.getType(c) == Character.CURRENCY_SYMBOL;
    }
}
