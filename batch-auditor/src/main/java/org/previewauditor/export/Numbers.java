package org.previewauditor.export;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people and spreadsheets write them. */
final class Numbers {

    /** Up to this many digits a number surely fits a {@code long}. */
    private static final int LONG_DIGITS = 18;

    private Numbers() {}

    /** The number in a cell without wrappers, or {@code null} if it cannot be read. */
    static @Nullable BigDecimal decimal(String text) {
        BigDecimal plain = plainDecimal(text);
        return plain != null ? plain : groupedDecimal(withoutCurrency(text));
    }

    /** The number in a cell of digits with at most one point, from its bytes; {@code null} if more must be looked at. */
    static @Nullable BigDecimal plain(byte[] bytes, int from, int to) {
        if (from == to || to - from > LONG_DIGITS || bytes[from] == '.') {
            return null;
        }
        long unscaled = 0;
        int point = to;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                unscaled = unscaled * 10 + digit;
            } else if (bytes[i] == '.' && point == to) {
                point = i;
            } else {
                return null;
            }
        }
        return BigDecimal.valueOf(unscaled, point == to ? 0 : to - 1 - point);
    }

    /** The number in a cell of digits only, from its bytes; negative if more must be looked at. */
    static long plainWhole(byte[] bytes, int from, int to) {
        if (from == to || to - from > LONG_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The whole number in a cell without wrappers, or {@code null} if it cannot be read or has a fraction. */
    static @Nullable Long whole(String text) {
        if (text.length() <= LONG_DIGITS && Cells.areDigits(text, 0, text.length())) {
            return Long.valueOf(text);
        }
        BigDecimal number = decimal(text);
        if (number == null
                || number.stripTrailingZeros().scale() > 0
                || number.precision() - number.scale() > LONG_DIGITS) {
            return null;
        }
        return number.longValueExact();
    }

    /** {@code 1234.5}: the common case, read in one pass. */
    private static @Nullable BigDecimal plainDecimal(String text) {
        int length = text.length();
        int from = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        long unscaled = 0;
        int digits = 0;
        int point = -1;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (Cells.isDigit(c)) {
                unscaled = unscaled * 10 + (c - '0');
                digits++;
            } else {
                return null;
            }
        }
        if (digits == 0) {
            return null;
        }
        if (digits > LONG_DIGITS) {
            return new BigDecimal(text);
        }
        return BigDecimal.valueOf(text.charAt(0) == '-' ? -unscaled : unscaled, point < 0 ? 0 : length - 1 - point);
    }

    /** With {@code ,} between thousands, or as the decimal mark where there is no {@code .}. */
    private static @Nullable BigDecimal groupedDecimal(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return plainDecimal(text);
        }
        int sign = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int point = text.indexOf('.');
        String whole = text.substring(sign, point < 0 ? text.length() : point);
        if (isGroupedByCommas(whole)) {
            return plainDecimal(text.replace(",", ""));
        }
        return point < 0 && comma == text.lastIndexOf(',') ? plainDecimal(text.replace(',', '.')) : null;
    }

    /** Nobody writes thousands of nothing: with a 0 in front, as in {@code 0,500}, it is a decimal mark. */
    private static boolean isGroupedByCommas(String whole) {
        int first = whole.indexOf(',');
        if (first < 1 || first > 3 || whole.charAt(0) == '0' || (whole.length() - first) % 4 != 0) {
            return false;
        }
        for (int i = 0; i < whole.length(); i++) {
            boolean separator = i >= first && (i - first) % 4 == 0;
            if (separator ? whole.charAt(i) != ',' : !Cells.isDigit(whole.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Without a currency's sign or code before or after the number; a minus before the sign stays. */
    private static String withoutCurrency(String text) {
        int length = text.length();
        int from = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int start = from;
        while (start < length && !startsNumber(text, start)) {
            start++;
        }
        int end = length;
        while (end > start && !Cells.isDigit(text.charAt(end - 1))) {
            end--;
        }
        if (end < length && text.charAt(end) == '.') {
            end++;
        }
        if (start == from && end == length) {
            return text;
        }
        boolean isMoney = Currencies.isCurrency(text, from, start) && Currencies.isCurrency(text, end, length);
        return isMoney ? text.substring(0, from) + text.substring(start, end) : text;
    }

    /** Whether a digit, sign or point is here; a point after a letter ends an abbreviation such as {@code Rs.} */
    private static boolean startsNumber(String text, int at) {
        char c = text.charAt(at);
        return Cells.isDigit(c)
                || c == '-'
                || c == '+'
                || (c == '.' && (at == 0 || !Character.isLetter(text.charAt(at - 1))));
    }
}
