package org.previewauditor.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads cells: what is missing, what is wrapped, and what a cell of each type says. Nothing here throws. */
final class Cells {

    private static final String[] MISSING_WORDS = {
        "-",
        "--",
        "—",
        "[]",
        "N/A",
        "NA",
        "null",
        "none",
        "(none)",
        "nan",
        "<NA>",
        "NaT",
        "\\N",
        "#N/A",
        "#REF!",
        "undefined"
    };
    private static final int LONGEST_MISSING_WORD = 9;
    private static final String[] TOTAL_WORDS = {"Total", "合計", "总计", "合计"};
    private static final String ID_PREFIX = "id:";
    private static final boolean[] IN_IDS = new boolean[0x80];

    /** First characters of {@link #MISSING_WORDS} and of all {@link CellType#missingWord}s. */
    private static final boolean[] STARTS_MISSING = new boolean[0x80];

    static {
        for (char c : "-[Nn(<\\#Uu0".toCharArray()) {
            STARTS_MISSING[c] = true;
        }
        for (char c = 0; c < IN_IDS.length; c++) {
            IN_IDS[c] = Character.isLetterOrDigit(c) || c == '_' || c == '-';
        }
    }

    private Cells() {}

    /** The cell without its wrappers, or {@code null} if it is missing for a column of this type. */
    static @Nullable String bare(String raw, CellType type) {
        if (isSurelyBare(raw)) {
            return raw;
        }
        String text = unwrap(raw);
        if (type.takesTextMarks()) {
            text = withoutTextMarks(text);
        }
        return isMissing(text, type) ? null : text;
    }

    /** Whether nothing can be wrapped around the value and it is too long for a word that means "missing". */
    private static boolean isSurelyBare(String raw) {
        int length = raw.length();
        if (length <= LONGEST_MISSING_WORD) {
            return false;
        }
        char first = raw.charAt(0);
        char last = raw.charAt(length - 1);
        return first > ' '
                && first < 0x80
                && last > ' '
                && last < 0x80
                && first != '='
                && first != '\''
                && first != 'i'
                && first != 'I';
    }

    /** Whether a cell of an unknown column is missing. */
    static boolean isMissing(String raw) {
        return isMissing(unwrap(raw), CellType.TEXT);
    }

    private static boolean isMissing(String text, CellType type) {
        int length = text.length();
        if (length == 0) {
            return true;
        }
        if (length > LONGEST_MISSING_WORD) {
            return false;
        }
        char first = text.charAt(0);
        if (first < STARTS_MISSING.length ? !STARTS_MISSING[first] : first != '—') {
            return false;
        }
        if (text.equalsIgnoreCase(type.missingWord())) {
            return true;
        }
        for (String word : MISSING_WORDS) {
            if (word.length() == length && word.equalsIgnoreCase(text)) {
                return true;
            }
        }
        return false;
    }

    /** Without surrounding spaces and without {@code ="…"}. */
    static String unwrap(String raw) {
        String text = trim(raw);
        int length = text.length();
        if (length >= 3 && text.charAt(0) == '=' && text.charAt(1) == '"' && text.charAt(length - 1) == '"') {
            return trim(text.substring(2, length - 1).replace("\"\"", "\""));
        }
        return text;
    }

    private static String withoutTextMarks(String text) {
        if (text.isEmpty()) {
            return text;
        }
        char first = text.charAt(0);
        if (first != '\'' && first != 'i' && first != 'I') {
            return text;
        }
        String bare = first == '\'' ? unwrap(text.substring(1)) : text;
        return bare.regionMatches(true, 0, ID_PREFIX, 0, ID_PREFIX.length())
                ? trim(bare.substring(ID_PREFIX.length()))
                : bare;
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == text.length() ? text : text.substring(from, to);
    }

    /** Spaces as people and spreadsheets make them, no-break spaces and byte order marks included. */
    static boolean isSpace(char c) {
        if (c > ' ' && c < 0x80) {
            return false;
        }
        return c <= ' ' || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF' || c == '\u0085';
    }

    /** Whether the cell is a word for "total", or begins with one that a space or {@code (} ends. */
    static boolean isTotal(String raw) {
        String text = unwrap(raw);
        char first = text.isEmpty() ? 0 : text.charAt(0);
        if (first != 'T' && first != 't' && first != '合' && first != '总') {
            return false;
        }
        for (String word : TOTAL_WORDS) {
            if (text.regionMatches(true, 0, word, 0, word.length())
                    && (text.length() == word.length()
                            || isSpace(text.charAt(word.length()))
                            || text.charAt(word.length()) == '(')) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text has the form of an id. */
    static boolean isId(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= IN_IDS.length || !IN_IDS[c]) {
                return false;
            }
        }
        return length > 0;
    }

    /** Whether a text in a column of ids is none: a word for a total, or {@code 0}, as a number or not. */
    static boolean isNoId(String text) {
        String id = repairedId(text);
        return isTotal(text) || (id != null && (id.equals("0") || isTotal(id)));
    }

    /** The id in a text that is not quite one: without the {@code .0} of a number; {@code null} if it is none. */
    static @Nullable String repairedId(String text) {
        String bare = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return isId(bare) ? bare : null;
    }

    /** Whether a text that is no id is one that a spreadsheet took for a number: its digits are lost. */
    static boolean isMangledId(String text) {
        return isScientific(text) || isGroupedNumber(text);
    }

    /** The same of a text that may be a list of ids: whether all of it is one number. */
    static boolean isOneMangledId(String text) {
        return isScientific(text) || (isGroupedNumber(text) && hasGroupsOfThree(text));
    }

    private static boolean isScientific(String text) {
        int e = Math.max(text.indexOf('E'), text.indexOf('e'));
        if (e < 1 || e + 1 >= text.length()) {
            return false;
        }
        for (int i = 0; i < e; i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && c != '.' && c != ',') {
                return false;
            }
        }
        int exponent = text.charAt(e + 1) == '+' || text.charAt(e + 1) == '-' ? e + 2 : e + 1;
        return isDigit(text.charAt(0)) && exponent < text.length() && areDigits(text, exponent, text.length());
    }

    /** Digits with separators or spaces between them, and perhaps the decimals that a number format added. */
    private static boolean isGroupedNumber(String text) {
        boolean spaced = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && !isSpace(c) && !isThousandsSeparator(c)) {
                return false;
            }
            spaced |= isSpace(c);
        }
        return isDigit(text.charAt(0)) && (spaced || hasGroupsOfThree(text));
    }

    static boolean hasGroupsOfThree(String text) {
        int digits = 0;
        int groups = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isDigit(text.charAt(i))) {
                digits++;
                continue;
            }
            boolean decimals = i == text.length() && groups > 1 && digits < 3;
            if (groups == 0 ? digits < 1 || digits > 3 : digits != 3 && !decimals) {
                return false;
            }
            groups++;
            digits = 0;
        }
        return groups > 1;
    }

    private static boolean isThousandsSeparator(char c) {
        return c == ',' || c == '.' || c == '\'' || c == '’' || c == '٬' || c == '，';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return from < to;
    }

    /** The form in which words of TikTok are compared: upper case, {@code _} for spaces and {@code -}. */
    static String normalWord(String text) {
        return text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_').replace('\u00A0', '_');
    }

    /** {@code true}, {@code 1}, {@code yes} and their opposites; {@code null} if it is none of them. */
    static @Nullable Boolean bool(String text) {
        return switch (text.length()) {
            case 1 -> text.charAt(0) == '1' ? Boolean.TRUE : text.charAt(0) == '0' ? Boolean.FALSE : null;
            case 2 -> text.equalsIgnoreCase("no") ? Boolean.FALSE : null;
            case 3 -> text.equalsIgnoreCase("yes") ? Boolean.TRUE : null;
            case 4 -> text.equalsIgnoreCase("true") ? Boolean.TRUE : null;
            case 5 -> text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
            default -> null;
        };
    }

    /** The elements of a list that are not missing: of a JSON array, else split at {@code ;}, {@code ,} or {@code |}. */
    static List<String> list(String text) {
        boolean json = text.startsWith("[") && text.endsWith("]");
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        char open = 0;
        String body = json ? text.substring(1, text.length() - 1) : text;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (open != 0 && c == '\\' && i + 1 < body.length()) {
                element.append(body.charAt(++i));
            } else if (open != 0) {
                if (c == open) {
                    open = 0;
                } else {
                    element.append(c);
                }
            } else if (json && (c == '"' || (c == '\'' && element.toString().isBlank()))) {
                open = c;
            } else if (c == ',' || (!json && (c == ';' || c == '|'))) {
                addElement(elements, element);
            } else {
                element.append(c);
            }
        }
        addElement(elements, element);
        return elements;
    }

    private static void addElement(List<String> elements, StringBuilder element) {
        String text = unwrap(element.toString());
        if (!isMissing(text, CellType.TEXT)) {
            elements.add(text);
        }
        element.setLength(0);
    }
}
