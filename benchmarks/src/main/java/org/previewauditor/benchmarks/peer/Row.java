package org.previewauditor.benchmarks.peer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Source;

/** A row by the names of its columns, and its cells as values. A missing value is {@code null}. */
public interface Row {

    /** All ways in which exports write that there is no value, lower case. */
    Set<String> MISSING = Set.of(
            "-",
            "--",
            "—",
            "n/a",
            "na",
            "null",
            "none",
            "(none)",
            "nan",
            "<na>",
            "nat",
            "\\n",
            "#n/a",
            "#ref!",
            "undefined",
            "[]");

    int LONGEST_MISSING = 9;

    /** Whether the file has the column. */
    boolean has(String column);

    /** The cell as it stands; empty if there is no such column. */
    String cell(String column);

    /** Where the row stands. */
    Source source();

    default @Nullable String text(String column) {
        String text = cell(column).strip();
        boolean missing =
                text.isEmpty() || (text.length() <= LONGEST_MISSING && MISSING.contains(text.toLowerCase(Locale.ROOT)));
        return missing ? null : text;
    }

    default @Nullable String id(String column) {
        String id = text(column);
        return "0".equals(id) ? null : id;
    }

    /** An id that no row can be without. */
    default String key(String column) {
        String id = id(column);
        if (id == null) {
            throw new IllegalArgumentException(source() + " has no " + column);
        }
        return id;
    }

    /** A word of a list that TikTok documents, in upper case and with {@code _} between words. */
    default @Nullable String word(String column) {
        String text = text(column);
        if (text == null || isNormal(text)) {
            return "UNSET".equals(text) && !column.equals("identity_type") ? null : text;
        }
        return text.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    private static boolean isNormal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z') && c != '_' && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    default @Nullable Boolean bool(String column) {
        String text = text(column);
        return text == null ? null : text.equalsIgnoreCase("true") || text.equals("1") || text.equalsIgnoreCase("yes");
    }

    default @Nullable BigDecimal number(String column) {
        String text = text(column);
        return text == null ? null : new BigDecimal(text);
    }

    default @Nullable Long count(String column) {
        String text = text(column);
        return text == null ? null : Long.valueOf(text);
    }

    /** A time as exports write it, {@code 2026-11-21 05:00:00}; in UTC. */
    default @Nullable Instant time(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        return LocalDateTime.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 5, 7, 10),
                        Integer.parseInt(text, 8, 10, 10),
                        Integer.parseInt(text, 11, 13, 10),
                        Integer.parseInt(text, 14, 16, 10),
                        Integer.parseInt(text, 17, 19, 10))
                .toInstant(ZoneOffset.UTC);
    }

    /** What a member may do. */
    default Set<String> roles(String column) {
        Set<String> roles = new TreeSet<>();
        String text = text(column);
        if (text != null) {
            Arrays.stream(text.split("[;,|]"))
                    .map(role -> role.strip().toUpperCase(Locale.ROOT).replace(' ', '_'))
                    .map(role -> role.equals("EXISTING_POSTS") ? "POST" : role)
                    .forEach(roles::add);
        }
        return roles;
    }
}
