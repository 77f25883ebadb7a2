package org.previewauditor.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.previewauditor.fact.ExportKind;

/** The rows of a drop as a scenario writes them: kind, name of the row, column, cell. */
public final class DropRows {

    private static final String LIKE = "like";
    private static final Set<String> KINDS =
            Arrays.stream(ExportKind.values()).map(ExportKind::id).collect(Collectors.toUnmodifiableSet());

    private final Map<String, Map<String, Map<String, String>>> kinds = new LinkedHashMap<>();

    /** A file keeps the columns of rows that were left out. */
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();

    DropRows copy() {
        DropRows copy = new DropRows();
        kinds.forEach((kind, rows) -> rows.forEach((name, row) -> copy.set(kind, name, row)));
        columns.forEach((kind, names) -> copy.columns.put(kind, new LinkedHashSet<>(names)));
        return copy;
    }

    Set<String> kinds() {
        return kinds.keySet();
    }

    Map<String, Map<String, String>> rows(String kind) {
        return kinds.getOrDefault(kind, Map.of());
    }

    /** The cells of a row; for a row that was repeated, of the first of them. */
    Map<String, String> row(String kind, String name) {
        Map<String, String> named = rows(kind).get(name);
        Map<String, String> row = named == null ? rows(kind).get(name + "-1") : named;
        if (row == null) {
            throw new IllegalArgumentException("There is no row " + kind + '/' + name + '.');
        }
        return row;
    }

    /** Sets columns of a row, which is made if it is not there. */
    void set(String kind, String name, Map<String, String> cells) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException(kind + " is no kind of export.");
        }
        Map<String, Map<String, String>> rows = kinds.computeIfAbsent(kind, any -> new LinkedHashMap<>());
        Map<String, String> row = rows.computeIfAbsent(name, any -> new LinkedHashMap<>());
        String like = cells.get(LIKE);
        if (like != null) {
            row.putAll(row(kind, like));
        }
        row.putAll(cells);
        row.remove(LIKE);
        columns.computeIfAbsent(kind, any -> new LinkedHashSet<>()).addAll(row.keySet());
    }

    /** Leaves out {@code kind}, {@code kind/row} or {@code kind.column}. */
    void leaveOut(String what) {
        int slash = what.indexOf('/');
        int dot = what.indexOf('.');
        String kind = what.substring(0, slash >= 0 ? slash : dot >= 0 ? dot : what.length());
        boolean wasThere;
        if (slash >= 0) {
            wasThere = kinds.containsKey(kind) && kinds.get(kind).remove(what.substring(slash + 1)) != null;
        } else if (dot >= 0) {
            String column = what.substring(dot + 1);
            rows(kind).values().forEach(row -> row.remove(column));
            wasThere = columns.getOrDefault(kind, Set.of()).remove(column);
        } else {
            wasThere = kinds.remove(kind) != null;
        }
        if (!wasThere) {
            throw new IllegalArgumentException(what + " cannot be left out, for it is not there.");
        }
    }

    /** Writes a row many times, with -1, -2 ... behind its name and its own id. */
    void repeat(String kind, String name, int times) {
        Map<String, String> row = row(kind, name);
        String id = kind.equals("ad_groups") ? "adgroup_id" : kind.substring(0, kind.length() - 1) + "_id";
        rows(kind).remove(name);
        for (int i = 1; i <= times; i++) {
            Map<String, String> again = new LinkedHashMap<>(row);
            again.put(id, row.get(id) + '-' + i);
            set(kind, name + '-' + i, again);
        }
    }

    /** Writes a file for each kind that has rows. */
    void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String kind : kinds.keySet()) {
                if (!rows(kind).isEmpty()) {
                    Files.writeString(folder.resolve(kind + ".csv"), csv(kind));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String csv(String kind) {
        Set<String> header = columns.getOrDefault(kind, Set.of());
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", header)).append('\n');
        for (Map<String, String> row : rows(kind).values()) {
            csv.append(header.stream()
                            .map(column -> quoted(row.getOrDefault(column, "")))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** All rows, for a message about a case that failed; of a long file only the beginning. */
    @Override
    public String toString() {
        return kinds.keySet().stream()
                .map(kind -> "-- " + kind + '\n' + csv(kind).lines().limit(12).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }
}
