package org.previewauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.job.AuditStoppedException;
import org.previewauditor.job.RunResult;
import org.previewauditor.watch.Inbox;
import org.previewauditor.watch.StatusFile;
import org.previewauditor.watch.StatusFile.State;
import org.previewauditor.watch.StatusFile.Status;
import org.previewauditor.watch.TakenDrop;
import org.previewauditor.watch.WaitingDrop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Audits what comes into an inbox, until the program is told to end. No drop stops the next one. */
final class InboxWatch {

    private static final Logger LOG = LoggerFactory.getLogger("org.previewauditor.watch");

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Inbox inbox;
    private final UnattendedAudits audits;
    private final AuditProperties properties;
    private final StopSignal stopSignal;
    private final StatusFile statusFile;
    private final Retries retries;
    private final InstantSource clock;
    private final boolean once;
    private final Set<Verdict> failOn;

    private final List<Again> again = new ArrayList<>();
    private final Set<String> inUse = new HashSet<>();
    private boolean isReadable = true;
    private boolean isStatusTold;
    private long audited;
    private long failed;
    private long left;
    private boolean failedOn;
    private StatusFile.@Nullable Outcome last;

    /** A drop that could not be audited, but might be later. */
    private record Again(TakenDrop drop, int attempts, long notBefore) {}

    InboxWatch(Inbox inbox, UnattendedAudits audits, AuditProperties properties, StopSignal stopSignal) {
        this(inbox, audits, properties, stopSignal, Retries.USUALLY_BETWEEN, InstantSource.system());
    }

    InboxWatch(
            Inbox inbox,
            UnattendedAudits audits,
            AuditProperties properties,
            StopSignal stopSignal,
            Duration betweenAttempts,
            InstantSource clock) {
        this.retries = new Retries(betweenAttempts);
        this.clock = clock;
        this.inbox = inbox;
        this.audits = audits;
        this.properties = properties;
        this.stopSignal = stopSignal;
        this.statusFile = new StatusFile(inbox.folder());
        this.once = properties.once();
        this.failOn = properties.failOn();
    }

    /** Watches, and returns the exit code of the program. */
    int run() throws InterruptedException {
        LOG.info(
                "Watching {}. A drop is audited once nothing of it has changed for {} s, or it has a file named {}. "
                        + "Reports go to {}, by {}.",
                inbox.folder(),
                properties.settle().toSeconds(),
                Inbox.READY,
                properties.out(),
                audits.rules());
        try {
            while (!stopSignal.isGiven()) {
                Again retried = due();
                TakenDrop drop = retried == null ? take() : retried.drop;
                inbox.news().forEach(LOG::info);
                if (drop != null) {
                    audit(drop, retried == null ? 1 : retried.attempts + 1);
                    continue;
                }
                tellInUse();
                audits.rest();
                status(State.WATCHING, null);
                if (!once) {
                    audits.warmUp();
                } else if (nothingIsLeft()) {
                    return exitCode();
                }
                if (stopSignal.isGivenWithin(BETWEEN_LOOKS)) {
                    break;
                }
            }
        } catch (AuditStoppedException e) {
            LOG.info("{} The drop stays in {}, and the next watcher goes on with it.", e.getMessage(), inbox.folder());
        } finally {
            status(State.STOPPED, null);
        }
        LOG.info("Stopped watching {}.", inbox.folder());
        return stopSignal.exitCode();
    }

    private @Nullable Again due() {
        for (Again waiting : again) {
            if (waiting.notBefore <= System.nanoTime()) {
                again.remove(waiting);
                return waiting;
            }
        }
        return null;
    }

    private @Nullable TakenDrop take() {
        try {
            TakenDrop drop = inbox.take(clock.instant().truncatedTo(ChronoUnit.SECONDS));
            isReadable = true;
            return drop;
        } catch (IOException e) {
            if (isReadable) {
                LOG.warn(
                        "{} cannot be read now ({}). It is looked at again and again.", inbox.folder(), e.getMessage());
            }
            isReadable = false;
            return null;
        }
    }

    private void audit(TakenDrop drop, int attempt) {
        LOG.info(
                "{}: {}, {}.",
                drop.name(),
                drop.resumed() ? "goes on" : "audit begins",
                drop.entries().size() == 1 ? "1 file" : drop.entries().size() + " files");
        status(State.AUDITING, drop.name());
        UnattendedAudits.Outcome outcome = audits.audit(properties.request(drop.folder(), drop.takenAt()));
        if (outcome instanceof UnattendedAudits.Made made) {
            audited(drop, made.result());
        } else if (outcome instanceof UnattendedAudits.Failed problem) {
            failed(drop, problem, attempt);
        }
    }

    private void audited(TakenDrop drop, RunResult result) {
        audited++;
        failedOn |= failOn.stream().anyMatch(verdict -> result.byVerdict().getOrDefault(verdict, 0L) > 0);
        String files = putAway(drop, () -> inbox.archive(drop, result.runId()));
        LOG.info(
                "{}: audited, {} ads, {}. Report: {}. Files: {}.",
                drop.name(),
                Console.count(result.ads()),
                Console.verdicts(result),
                result.folder(),
                files);
        Map<String, Long> byVerdict = new LinkedHashMap<>();
        result.byVerdict().forEach((verdict, ads) -> byVerdict.put(verdict.name(), ads));
        last = new StatusFile.Outcome(
                now(), drop.name(), result.runId(), result.folder().toString(), files, byVerdict, null);
    }

    private void failed(TakenDrop drop, UnattendedAudits.Failed failure, int attempt) {
        if (!failure.isFinal() && once) {
            left++;
            LOG.warn(
                    "{}: not audited. {} Its files stay in {}, and the next watcher tries again.",
                    drop.name(),
                    failure.problem(),
                    drop.folder());
            return;
        }
        if (retries.isWorthAnother(failure, attempt)) {
            LOG.warn(
                    "{}: not audited yet. {} It is tried again in {} s.",
                    drop.name(),
                    failure.problem(),
                    retries.between().toSeconds());
            again.add(new Again(
                    drop, attempt, System.nanoTime() + retries.between().toNanos()));
            return;
        }
        failed++;
        String id = failure.runId() == null ? Inbox.stamp(drop.takenAt()) : failure.runId();
        String why = failure.problem() + System.lineSeparator() + "To try again, put the files back into the inbox.";
        String files = putAway(drop, () -> inbox.fail(drop, id, why));
        LOG.warn("{}: not audited. {} Its files are in {}.", drop.name(), failure.problem(), files);
        last = new StatusFile.Outcome(now(), drop.name(), failure.runId(), null, files, Map.of(), failure.problem());
    }

    /** Files that cannot be moved stay where they are, and the next watcher finds them there. */
    private String putAway(TakenDrop drop, Move move) {
        try {
            return move.move().toString();
        } catch (IOException e) {
            LOG.warn("{}: its files cannot be moved ({}), and stay in {}.", drop.name(), e.getMessage(), drop.folder());
            return drop.folder().toString();
        }
    }

    @FunctionalInterface
    private interface Move {
        Path move() throws IOException;
    }

    private boolean nothingIsLeft() {
        return inbox.waiting().stream().allMatch(drop -> drop.because() == WaitingDrop.Reason.IN_USE);
    }

    private int exitCode() {
        for (WaitingDrop drop : inbox.waiting()) {
            LOG.warn("{}: left in the inbox, because a file of it is in use.", drop.name());
            left++;
        }
        if (failed + left > 0) {
            return ExitCode.NOT_AUDITED;
        }
        return failedOn ? ExitCode.FAILED_ON : ExitCode.OK;
    }

    private void tellInUse() {
        List<String> now = inbox.waiting().stream()
                .filter(drop -> drop.because() == WaitingDrop.Reason.IN_USE)
                .map(WaitingDrop::name)
                .toList();
        for (String name : now) {
            if (inUse.add(name)) {
                LOG.info(
                        "{}: waits, because a file of it cannot be read, or another program holds a lock on it.", name);
            }
        }
        inUse.retainAll(now);
    }

    private void status(State state, @Nullable String drop) {
        List<StatusFile.Waiting> waiting = new ArrayList<>();
        for (WaitingDrop waits : inbox.waiting()) {
            waiting.add(new StatusFile.Waiting(waits.name(), waits.entries().size(), waits.because()));
        }
        try {
            statusFile.write(new Status(
                    now(),
                    state,
                    drop,
                    audits.rules(),
                    audits.rulesRefused(),
                    audited,
                    failed,
                    waiting,
                    again.stream().map(retried -> retried.drop.name()).toList(),
                    last));
            isStatusTold = false;
        } catch (IOException e) {
            if (!isStatusTold) {
                LOG.warn("{} cannot be written: {}.", StatusFile.NAME, e.getMessage());
            }
            isStatusTold = true;
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
