package org.previewauditor.scenario;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One case of a scenario, complete: nothing in it refers to the drop from which it started.
 *
 * @param ad name of the ads row that it is about
 * @param horizonDays as asked for on the command line, or {@code null}
 * @param tool as asked for on the command line, or {@code null}
 * @param limits values that take the place of those in the rule book's own data
 * @param evidence exactly the evidence of the finding, without places; {@code null} if it does not matter
 * @param subject the subject of the finding; {@code null} if it does not matter
 * @param rejectedRows how many rows cannot be read, on purpose; {@code null} if it does not matter
 * @param stillFiresWithout kinds without which the rule fires all the same
 * @param okWithout kinds without which the ad becomes OK
 */
public record ScenarioCase(
        String name,
        String ad,
        DropRows drop,
        Instant asOf,
        @Nullable Integer horizonDays,
        @Nullable String tool,
        Map<String, String> limits,
        @Nullable List<String> evidence,
        @Nullable String subject,
        @Nullable Integer rejectedRows,
        Set<String> stillFiresWithout,
        Set<String> okWithout) {

    private static final String USUAL_AD = "code";
    private static final Set<String> KEYS = Set.of(
            "name",
            "ad",
            "change",
            "without",
            "each",
            "drop",
            "repeat",
            "as-of",
            "horizon",
            "tool",
            "limits",
            "evidence",
            "subject",
            "rejected-rows",
            "still-fires-without",
            "ok-without");

    /** The case that these lines describe; one for each value if they say {@code each}. */
    static List<ScenarioCase> read(Map<String, Object> lines, Map<String, Object> base) {
        String name = Yaml.text(lines, "name");
        if (name == null) {
            throw new IllegalArgumentException("A case has no name.");
        }
        try {
            Yaml.requireKeys(lines, KEYS);
            Map<String, Object> each = Yaml.map(lines, "each");
            if (each.isEmpty()) {
                return List.of(read(name, lines, base, null, ""));
            }
            List<ScenarioCase> cases = new ArrayList<>();
            for (String cell : each.keySet()) {
                for (String value : Yaml.texts(each, cell)) {
                    cases.add(read(name + " (" + value + ')', lines, base, cell, value));
                }
            }
            return cases;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException('"' + name + "\": " + e.getMessage(), e);
        }
    }

    private static ScenarioCase read(
            String name, Map<String, Object> lines, Map<String, Object> base, @Nullable String cell, String value) {
        String ad = textOr(lines, "ad", USUAL_AD);
        DropRows drop = rows(lines, base);
        if (cell != null) {
            String[] place = place(cell, 3, "kind/row/column");
            drop.set(place[0], place[1], Map.of(place[2], value));
        }
        Yaml.texts(lines, "without").forEach(drop::leaveOut);
        Map<String, Object> repeat = Yaml.map(lines, "repeat");
        for (String row : repeat.keySet()) {
            String[] place = place(row, 2, "kind/row");
            drop.repeat(place[0], place[1], number("repeat", Objects.requireNonNull(Yaml.text(repeat, row))));
        }
        drop.row("ads", ad);
        String horizon = Yaml.text(lines, "horizon");
        return new ScenarioCase(
                name,
                ad,
                drop,
                instant(textOr(lines, "as-of", textOr(base, "as-of", ""))),
                horizon == null ? null : number("horizon", horizon),
                Yaml.text(lines, "tool"),
                Map.copyOf(Yaml.cells(lines, "limits")),
                lines.containsKey("evidence") ? Yaml.texts(lines, "evidence") : null,
                Yaml.text(lines, "subject"),
                number("rejected-rows", textOr(lines, "rejected-rows", "0")),
                Set.copyOf(Yaml.texts(lines, "still-fires-without")),
                Set.copyOf(Yaml.texts(lines, "ok-without")));
    }

    private static String[] place(String text, int parts, String form) {
        String[] place = text.split("/");
        if (place.length != parts) {
            throw new IllegalArgumentException('"' + text + "\" must be written as " + form + '.');
        }
        return place;
    }

    private static int number(String key, String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException('"' + key + "\" is \"" + text + "\", but must be a number.");
        }
        return Integer.parseInt(text);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"as-of\" is \"" + text + "\", but must be a time such as 2026-11-21T05:00:00Z.", e);
        }
    }

    /** The same without one kind of export. */
    ScenarioCase without(String kind) {
        DropRows less = drop.copy();
        less.leaveOut(kind);
        return new ScenarioCase(
                name, ad, less, asOf, horizonDays, tool, limits, null, null, null, stillFiresWithout, okWithout);
    }

    private static DropRows rows(Map<String, Object> lines, Map<String, Object> base) {
        DropRows rows = new DropRows();
        addAll(rows, Yaml.map(lines.containsKey("drop") ? lines : base, "drop"));
        addAll(rows, Yaml.map(lines, "change"));
        return rows;
    }

    private static void addAll(DropRows rows, Map<String, Object> kinds) {
        for (String kind : kinds.keySet()) {
            Map<String, Object> named = Yaml.map(kinds, kind);
            for (String row : named.keySet()) {
                rows.set(kind, row, Yaml.cells(named, row));
            }
        }
    }

    private static String textOr(Map<String, Object> lines, String key, String other) {
        String text = Yaml.text(lines, key);
        return text == null ? other : text;
    }
}
