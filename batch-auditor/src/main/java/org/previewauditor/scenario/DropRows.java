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
    private static final String FILE = "file";
    private static final String ENDING = ".csv";
    private static final Set<String> KINDS =
            Arrays.stream(ExportKind.values()).map(ExportKind::id).collect(Collectors.toUnmodifiableSet());

    private final Map<String, Map<String, Map<String, String>>> kinds = new LinkedHashMap<>();

    /** Columns by the name of their file, which keeps those of rows that were left out. */
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();

    /** Rows that stand in a file of their own, by {@code kind/row}. */
    private final Map<String, String> apart = new LinkedHashMap<>();

    DropRows copy() {
        DropRows copy = new DropRows();
        copy.apart.putAll(apart);
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

    /** How many rows there are. */
    int size() {
        return kinds.values().stream().mapToInt(Map::size).sum();
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
        String file = row.remove(FILE);
        if (file != null) {
            apart.put(kind + '/' + name, kind + '-' + file + ENDING);
        }
        columns.computeIfAbsent(file(kind, name), any -> new LinkedHashSet<>()).addAll(row.keySet());
    }

    private String file(String kind, String name) {
        return apart.getOrDefault(kind + '/' + name, kind + ENDING);
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
            wasThere = false;
            for (String file : files(kind)) {
                wasThere |= columns.getOrDefault(file, Set.of()).remove(column);
            }
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

    /** The files in which rows of a kind stand. */
    private Set<String> files(String kind) {
        Set<String> files = new LinkedHashSet<>();
        rows(kind).keySet().forEach(name -> files.add(file(kind, name)));
        return files;
    }

    /** Writes the files of each kind that has rows: one, but for rows that stand apart. */
    void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String kind : kinds.keySet()) {
                for (String file : files(kind)) {
                    Files.writeString(folder.resolve(file), csv(kind, file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String csv(String kind, String file) {
        Set<String> header = columns.getOrDefault(file, Set.of());
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", header)).append('\n');
        rows(kind).forEach((name, row) -> {
            if (file(kind, name).equals(file)) {
                csv.append(header.stream()
                                .map(column -> quoted(row.getOrDefault(column, "")))
                                .collect(Collectors.joining(",")))
                        .append('\n');
            }
        });
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
                .flatMap(kind -> files(kind).stream()
                        .map(file -> "-- " + file.substring(0, file.length() - ENDING.length()) + '\n'
                                + csv(kind, file).lines().limit(12).collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("\n"));
    }
}
