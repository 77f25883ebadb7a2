package org.previewauditor.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.previewauditor.history.History;
import org.previewauditor.history.Rebuild;
import org.previewauditor.lock.Claim;
import org.previewauditor.report.RunFolder;

/** What runs that were killed or stopped left in a folder of reports. */
final class Leftovers {

    /** So long may a run be continued whose instant is the time of its call: later, "now" means something else. */
    private static final Duration NOW_LASTS = Duration.ofHours(12);

    private static final Duration KEPT_AT_MOST = Duration.ofDays(30);

    /** A folder without a note is left alone for so long: its run may be about to write one. */
    private static final Duration BEGINNING_TAKES = Duration.ofMinutes(1);

    private final Path out;
    private final String build;
    private final Instant now;
    private final History history;

    Leftovers(Path out, String build, Instant now, History history) {
        this.out = out;
        this.build = build;
        this.now = now;
        this.history = history;
    }

    /**
     * Removes what nobody can continue, and tells it. What another process works on is left alone. A run that was killed
     * when its report was visible already, but not yet in the history, gets there.
     */
    void clear(RunProgress progress) throws IOException {
        for (String runId : RunFolder.replacedRuns(out)) {
            new RunFolder(out, runId).restoreReplaced();
        }
        for (String runId : RunFolder.unfinishedRuns(out)) {
            RunFolder folder = new RunFolder(out, runId);
            try (Claim claim = Claim.take(folder.place(BegunRun.CLAIM))) {
                if (claim == null) {
                    continue;
                }
                if (folder.isPublished()) {
                    if (folder.isJustPublished() && history.find(runId).isEmpty()) {
                        new Rebuild(history, progress::note).add(folder.path());
                    }
                    folder.abandon();
                    continue;
                }
                String reason = whyNotToContinue(folder, runId);
                if (reason != null) {
                    folder.abandon();
                    progress.note("The unfinished run " + runId + " was removed: " + reason);
                }
            }
        }
    }

    /** Until when a run can be continued, or {@code null} if that is not soon. */
    static @Nullable Instant keptUntil(BegunRun begun) {
        return begun.asOfGiven() ? null : begun.begun().plus(NOW_LASTS);
    }

    /** The run that may be continued for this fingerprint, the latest of several, or {@code null} if there is none. */
    @Nullable
    BegunRun find(String fingerprint) throws IOException {
        BegunRun found = null;
        for (String runId : RunFolder.unfinishedRuns(out)) {
            BegunRun begun = BegunRun.read(new RunFolder(out, runId), runId);
            if (begun != null
                    && begun.fingerprint().equals(fingerprint)
                    && (found == null || begun.begun().isAfter(found.begun()))) {
                found = begun;
            }
        }
        return found;
    }

    /** Removes the runs that could be continued for this fingerprint, unless another process works on them. */
    void discard(String fingerprint) throws IOException {
        for (BegunRun begun = find(fingerprint); begun != null; begun = find(fingerprint)) {
            RunFolder folder = new RunFolder(out, begun.runId());
            try (Claim claim = Claim.take(folder.place(BegunRun.CLAIM))) {
                if (claim == null) {
                    return;
                }
                folder.abandon();
            }
        }
    }

    private @Nullable String whyNotToContinue(RunFolder folder, String runId) throws IOException {
        BegunRun begun = BegunRun.read(folder, runId);
        if (begun == null) {
            return isBeginning(folder) ? null : "what is needed to continue it is damaged.";
        }
        if (!begun.build().equals(build)) {
            return "another version of the auditor began it.";
        }
        if (!begun.asOfGiven() && isOlder(begun.begun(), NOW_LASTS)) {
            return "it was begun at " + begun.begun() + ", and what was now then is long past.";
        }
        return isOlder(begun.begun(), KEPT_AT_MOST) ? "it was begun at " + begun.begun() + "." : null;
    }

    private boolean isBeginning(RunFolder folder) throws IOException {
        Path report = folder.unfinished();
        return Files.isDirectory(report)
                && !isOlder(Files.getLastModifiedTime(report).toInstant(), BEGINNING_TAKES);
    }

    private boolean isOlder(Instant instant, Duration age) {
        return instant.plus(age).isBefore(now);
    }
}
