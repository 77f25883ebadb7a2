package org.previewauditor.export;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Header cells as they are compared: exactly, in a normal form, and without the prefixes of flattened API answers. */
final class HeaderNames {

    /** The member's name. {@code username} is the TikTok handle: only the separator tells them apart, so it is kept. */
    private static final String MEMBER_NAME = "user_name";

    /** Objects and lists of TikTok's API answers, as tools that flatten JSON write them before a field's name. */
    private static final Pattern PREFIX = Pattern.compile("(?:"
            + "(?:data|list|info|ads|ad_list|identity_list|identity_info|video_list|advertiser_list|asset_list|dimensions|metrics)"
            + "(?:\\[\\d*]|\\.\\d+)?[./]"
            + "|(?:item_info|auth_info|user_info|video_info|creative_info|creative_list|ad_configuration)"
            + "(?:\\[\\d*]|[._]\\d+)?[./_]"
            + ")");

    private HeaderNames() {}

    /** Its exact spelling, case, surrounding spaces and a byte order mark aside. */
    static String exact(String cell) {
        return Cells.unwrap(cell).toLowerCase(Locale.ROOT);
    }

    /** Lower case without byte order mark, quotes, spaces, {@code _} and {@code -}. */
    static String normal(String cell) {
        String exact = exact(cell);
        StringBuilder normal = new StringBuilder(exact.length());
        StringBuilder separated = new StringBuilder(exact.length());
        for (int i = 0; i < exact.length(); i++) {
            char c = exact.charAt(i);
            if (c == '_' || c == '-' || Cells.isSpace(c)) {
                separated.append('_');
            } else if (!isQuote(c)) {
                normal.append(c);
                separated.append(c);
            }
        }
        return separated.toString().equals(MEMBER_NAME) ? MEMBER_NAME : normal.toString();
    }

    /** As {@link #normal}, without the prefixes of flattened answers. */
    static String withoutPrefixes(String cell) {
        String name = exact(cell);
        int length = name.length();
        int from = 0;
        Matcher prefix = PREFIX.matcher(name);
        while (prefix.region(from, length).lookingAt() && prefix.end() < length) {
            from = prefix.end();
        }
        return normal(name.substring(from));
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '“' || c == '”' || c == '‘' || c == '’' || c == '`';
    }
}
