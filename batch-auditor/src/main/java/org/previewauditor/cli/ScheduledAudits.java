package org.previewauditor.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.job.AuditStoppedException;
import org.previewauditor.job.RunResult;
import org.previewauditor.schedule.ScheduleFile;
import org.previewauditor.schedule.ScheduleFile.State;
import org.previewauditor.schedule.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Audits by a timetable, until the program is told to end. A time that comes while an audit goes on is left out. */
final class ScheduledAudits {

    private static final Logger LOG = LoggerFactory.getLogger("org.previewauditor.schedule");

    /** Short, because clocks are set and laptops sleep: what counts is the clock on the wall, not how long was waited. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Timetable timetable;
    private final ScheduleFile file;
    private final UnattendedAudits audits;
    private final AuditProperties properties;
    private final List<String> paths;
    private final StopSignal stopSignal;
    private final Duration betweenLooks;
    private final Retries retries;
    private final InstantSource clock;

    private ScheduleFile.@Nullable Outcome last;

    ScheduledAudits(
            Timetable timetable,
            ScheduleFile file,
            UnattendedAudits audits,
            AuditProperties properties,
            StopSignal stopSignal) {
        this(
                timetable,
                file,
                audits,
                properties,
                stopSignal,
                BETWEEN_LOOKS,
                Retries.USUALLY_BETWEEN,
                InstantSource.system());
    }

    ScheduledAudits(
            Timetable timetable,
            ScheduleFile file,
            UnattendedAudits audits,
            AuditProperties properties,
            StopSignal stopSignal,
            Duration betweenLooks,
            Duration betweenAttempts,
            InstantSource clock) {
        this.betweenLooks = betweenLooks;
        this.retries = new Retries(betweenAttempts);
        this.clock = clock;
        this.timetable = timetable;
        this.file = file;
        this.audits = audits;
        this.properties = properties;
        this.paths = properties.request(now()).paths().stream()
                .map(path -> path.toString())
                .toList();
        this.stopSignal = stopSignal;
        State before = file.state();
        this.last = before == null ? null : before.last();
    }

    /** Goes on until the program is told to end, and returns its exit code. */
    int run() throws InterruptedException {
        try {
            Instant since = catchUp();
            while (!stopSignal.isGiven()) {
                Instant due = timetable.next(since);
                if (due == null) {
                    LOG.info("The timetable {} has come to its end.", timetable.cron());
                    return ExitCode.OK;
                }
                note(since, null, due);
                LOG.info("The next audit begins at {}.", due.atZone(timetable.zone()));
                if (!waitedUntil(due)) {
                    break;
                }
                audit(due);
                since = leaveOut(due);
            }
        } catch (AuditStoppedException e) {
            LOG.info("{}", e.getMessage());
        }
        LOG.info("Stopped.");
        return stopSignal.exitCode();
    }

    /** Makes at once what was cut short or missed while nobody ran this; of several missed times, one. */
    private Instant catchUp() throws InterruptedException {
        Instant now = now();
        State before = file.state();
        // A time in the future was noted by a clock that was wrong.
        Instant since = before == null || before.since().isAfter(now) ? now : before.since();
        Instant cutShort = before == null ? null : before.running();
        if (cutShort != null) {
            LOG.info("The audit of {} was cut short: it goes on now.", cutShort.atZone(timetable.zone()));
            audit(cutShort);
            return leaveOut(now);
        }
        Instant missed = timetable.next(since);
        if (missed != null && !missed.isAfter(now)) {
            LOG.info("The audit of {} was missed: it is made now.", missed.atZone(timetable.zone()));
            audit(missed);
            return leaveOut(now);
        }
        return since;
    }

    private void audit(Instant due) throws InterruptedException {
        note(due, due, null);
        for (int attempt = 1; ; attempt++) {
            UnattendedAudits.Outcome outcome = audits.audit(properties.request(now()));
            if (outcome instanceof UnattendedAudits.Made made) {
                RunResult result = made.result();
                LOG.info(
                        "Audited: {} ads, {}. Report: {}.",
                        Console.count(result.ads()),
                        Console.verdicts(result),
                        result.folder());
                last = new ScheduleFile.Outcome(
                        due, now(), result.runId(), result.folder().toString(), null);
                break;
            }
            if (outcome instanceof UnattendedAudits.Failed failure) {
                if (!retries.isWorthAnother(failure, attempt)) {
                    LOG.warn("Not audited. {}", failure.problem());
                    last = new ScheduleFile.Outcome(due, now(), failure.runId(), null, failure.problem());
                    break;
                }
                LOG.warn(
                        "Not audited yet. {} It is tried again in {} s.",
                        failure.problem(),
                        retries.between().toSeconds());
                if (stopSignal.isGivenWithin(retries.between())) {
                    return;
                }
            }
        }
        audits.rest();
        note(due, null, null);
    }

    /** The times that came while an audit went on are dealt with by it. */
    private Instant leaveOut(Instant since) {
        Instant now = now();
        Instant passed = timetable.next(since);
        if (passed == null || passed.isAfter(now)) {
            return since;
        }
        LOG.info("{} came while the audit went on, and is left out.", passed.atZone(timetable.zone()));
        return now;
    }

    private boolean waitedUntil(Instant due) throws InterruptedException {
        while (now().isBefore(due)) {
            if (stopSignal.isGivenWithin(betweenLooks)) {
                return false;
            }
        }
        return !stopSignal.isGiven();
    }

    private void note(Instant since, @Nullable Instant running, @Nullable Instant next) {
        try {
            file.write(new State(
                    timetable.cron(),
                    timetable.zone().getId(),
                    paths,
                    since,
                    running,
                    next,
                    audits.rules(),
                    audits.rulesRefused(),
                    last));
        } catch (IOException e) {
            LOG.warn("What was done cannot be noted in {}: {}.", properties.out(), e.getMessage());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
