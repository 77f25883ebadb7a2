package org.previewauditor.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.UnusableRunException;
import org.previewauditor.report.SummaryJson;

/** Finds the folder of a run that somebody names: by its folder, its id, or the beginning of its id. */
public final class RunFinder {

    private static final int NEAREST = 3;

    private final Path out;
    private final Supplier<List<PastRun>> history;

    /**
     * @param out the folder of all reports
     * @param history the runs that are remembered; asked only where there is no folder of that name
     */
    public RunFinder(Path out, Supplier<List<PastRun>> history) {
        this.out = out;
        this.history = history;
    }

    /** @throws UnusableRunException if there is no such run, or more than one; the message names the nearest ones */
    public Path find(String name) {
        Path itself = path(name);
        if (itself != null && holdsRun(itself)) {
            return itself;
        }
        Map<String, Path> known = new TreeMap<>(runsIn(out));
        Path found = unique(name, known);
        if (found != null) {
            return found;
        }
        Map<String, PastRun> remembered = new TreeMap<>();
        for (PastRun run : history.get()) {
            remembered.put(run.runId(), run);
            known.putIfAbsent(run.runId(), run.folder());
        }
        found = unique(name, known);
        if (found == null) {
            throw new UnusableRunException(unknown(name, known.keySet()));
        }
        if (!holdsRun(found)) {
            PastRun run = remembered.get(found.getFileName().toString());
            throw new UnusableRunException("The report of " + name + " is not where it was written, " + found
                    + (run == null ? "" : " on " + run.host()) + ". Name the folder in which it is now.");
        }
        return found;
    }

    private static @Nullable Path unique(String name, Map<String, Path> known) {
        if (known.containsKey(name)) {
            return known.get(name);
        }
        List<String> alike =
                known.keySet().stream().filter(id -> id.startsWith(name)).toList();
        if (alike.size() > 1) {
            throw new UnusableRunException("Several runs begin with " + name + ": "
                    + String.join(", ", alike.subList(0, Math.min(NEAREST, alike.size())))
                    + (alike.size() > NEAREST ? " and " + (alike.size() - NEAREST) + " more" : "")
                    + ". Write more of the name.");
        }
        return alike.isEmpty() ? null : known.get(alike.get(0));
    }

    private String unknown(String name, Collection<String> known) {
        String message = "There is no run " + name + ", neither as a folder nor in " + out + " nor in the history.";
        if (known.isEmpty()) {
            return message
                    + " No run is known at all; make one with preview-auditor audit, or say with --out where the "
                    + "reports are.";
        }
        List<String> nearest = known.stream()
                .sorted(Comparator.<String>comparingInt(id -> distance(name, id))
                        .thenComparing(Comparator.reverseOrder()))
                .limit(NEAREST)
                .toList();
        return message + " The nearest: " + String.join(", ", nearest) + ".";
    }

    private static Map<String, Path> runsIn(Path folder) {
        Map<String, Path> runs = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.filter(RunFinder::holdsRun)
                        .filter(run -> !run.getFileName().toString().startsWith("."))
                        .forEach(run -> runs.put(run.getFileName().toString(), run));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return runs;
    }

    private static boolean holdsRun(Path folder) {
        return Files.isRegularFile(folder.resolve(SummaryJson.FILE));
    }

    private static @Nullable Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** How many characters must be put in, left out or replaced to make one of the other. */
    private static int distance(String one, String other) {
        List<Integer> row = new ArrayList<>();
        for (int j = 0; j <= other.length(); j++) {
            row.add(j);
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row.get(0);
            row.set(0, i);
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row.get(j);
                row.set(j, Math.min(replaced, 1 + Math.min(row.get(j), row.get(j - 1))));
            }
        }
        return row.get(other.length());
    }
}
