package org.previewauditor.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.UnusableRunException;
import org.previewauditor.report.Machine;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;

/** Makes the history again from the folders of finished runs. */
public final class Rebuild {

    private final History history;
    private final Consumer<String> problems;

    /** @param problems is told of each folder that could not be used, in a sentence */
    public Rebuild(History history, Consumer<String> problems) {
        this.history = history;
        this.problems = problems;
    }

    private record Found(FinishedRun run, RunKey key) {}

    /**
     * Forgets everything and remembers the runs in a folder instead, in the order of their instants.
     *
     * @param out the folder of all reports; it may be missing
     * @return how many runs were found and used
     * @throws IOException if the folder cannot be read
     */
    public int from(Path out) throws IOException {
        List<Found> found = find(out);
        history.inTransaction(history::clear);
        int used = 0;
        for (Found each : found) {
            try {
                history.inTransaction(() -> remember(each));
                used++;
            } catch (UnusableRunException e) {
                problems.accept("Left out: " + e.getMessage());
            }
        }
        return used;
    }

    /**
     * Remembers one more run.
     *
     * @param folder of a finished run. If it cannot be used, that is told
     */
    public void add(Path folder) {
        try {
            Found found = open(folder);
            if (found != null) {
                history.inTransaction(() -> remember(found));
            }
        } catch (UnusableRunException e) {
            problems.accept("Left out: " + e.getMessage());
        }
    }

    private List<Found> find(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return List.of();
        }
        List<Path> folders;
        try (Stream<Path> entries = Files.list(out)) {
            folders = entries.filter(Rebuild::holdsRun).sorted().toList();
        }
        List<Found> found = new ArrayList<>();
        for (Path folder : folders) {
            Found run = open(folder);
            if (run != null) {
                found.add(run);
            }
        }
        found.sort(Comparator.comparing((Found each) -> each.key().asOf())
                .thenComparing(each -> madeAt(each.run().folder()))
                .thenComparing(each -> each.key().runId()));
        return found;
    }

    /** The run in a folder, or {@code null} if it cannot be used, which is told. */
    private @Nullable Found open(Path folder) {
        try {
            FinishedRun run = FinishedRun.open(folder);
            Summary summary = run.summary();
            return new Found(run, new RunKey(summary.runId(), Instant.parse(summary.asOf())));
        } catch (UnusableRunException e) {
            problems.accept("Left out: " + e.getMessage());
        } catch (DateTimeException e) {
            problems.accept("Left out: the summary of " + folder + " has no instant of the audit.");
        }
        return null;
    }

    /** What is hidden is unfinished. */
    private static boolean holdsRun(Path folder) {
        return !folder.getFileName().toString().startsWith(".")
                && Files.isRegularFile(folder.resolve(SummaryJson.FILE));
    }

    private void remember(Found found) {
        FinishedRun run = found.run();
        ReportedOutcomes outcomes = new ReportedOutcomes();
        Recollection recollection = history.recall(found.key().asOf(), Long.MAX_VALUE);
        Map<String, ReportedAds> accounts = new HashMap<>();
        try (Stream<ReportedAd> ads = run.ads()) {
            ads.forEach(ad -> accounts.computeIfAbsent(
                            FinishedRun.shown(ad.advertiserId()), id -> new ReportedAds(id, outcomes))
                    .add(FinishedRun.shown(ad.adId()), outcomes.number(ad)));
        }
        Noting noting = history.note(found.key().runId(), recollection, outcomes);
        accounts.values().forEach(ads -> {
            ads.close();
            noting.add(ads);
        });
        Comparison comparison = noting.finish();
        history.add(
                PastRuns.of(run.summary(), comparison.accounts(), run.folder(), madeAt(run.folder()), Machine.name()));
    }

    private static Instant madeAt(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(SummaryJson.FILE)).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
