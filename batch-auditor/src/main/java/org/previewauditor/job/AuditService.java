package org.previewauditor.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.history.History;
import org.previewauditor.history.PastRun;
import org.previewauditor.history.RunClaims;
import org.previewauditor.ledger.Totals;
import org.previewauditor.lock.Claim;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.readback.Reports;
import org.previewauditor.report.Machine;
import org.previewauditor.report.RunFolder;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;
import org.previewauditor.rulebook.RuleBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;

/** Audits a drop: from a request to a published report. */
public final class AuditService {

    private static final Logger LOG = LoggerFactory.getLogger(AuditService.class);

    /** Another process may look at a claim for a moment only to see whether it is held. */
    private static final int CLAIM_ATTEMPTS = 5;

    private static final long BETWEEN_ATTEMPTS = 100;

    private final JobRunner runner;
    private final History history;
    private final RunClaims claims;
    private final Duration timeBetweenCheckpoints;

    private volatile boolean stopping;
    private volatile @Nullable Preparation preparing;
    private volatile @Nullable AuditRun current;

    /** @param timeBetweenCheckpoints how much of a run may have to be done again after a power failure */
    AuditService(
            JobOperator operator,
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            History history,
            RunClaims claims,
            Duration timeBetweenCheckpoints) {
        this.runner = new JobRunner(operator, repository, new AuditJob(repository, transactionManager, history));
        this.history = history;
        this.claims = claims;
        this.timeBetweenCheckpoints = timeBetweenCheckpoints;
    }

    /**
     * Audits, unless this very run is finished and was not forced. A run of the same drop, rules and options that was
     * killed or stopped is continued.
     *
     * @param tool the build that makes the report
     * @throws AuditStoppedException if {@link #stop} was called; the run, if it was begun, can be continued
     * @throws AuditFailedException if there is nothing to audit, or the audit breaks off; no report is then left behind
     */
    public RunResult audit(RunRequest request, Preparation preparation, Summary.Tool tool, RunProgress progress) {
        preparing = preparation;
        try {
            if (stopping) {
                preparation.stop();
            }
            return auditPrepared(request, preparation, tool, progress);
        } finally {
            preparing = null;
        }
    }

    private RunResult auditPrepared(
            RunRequest request, Preparation preparation, Summary.Tool tool, RunProgress progress) {
        Drop drop = preparation.drop();
        if (drop.files(ExportKind.ADS).isEmpty()) {
            throw new NothingToAuditException(drop, Map.of());
        }
        RuleBook rules = preparation.rules();
        Duration horizon = request.horizon(rules);
        List<String> ruleNotes = preparation.ruleNotes();
        Map<DropFile, String> checksums = preparation.checksums();
        String fingerprint = RunId.fingerprint(request, horizon, rules, checksums);
        try {
            String build = tool.version() + ' ' + tool.commit();
            BegunRun unfinished = unfinished(request, fingerprint, build, progress);
            RunRequest effective = unfinished == null ? request : request.at(unfinished.asOf());
            String runId = RunId.of(effective, horizon, rules, checksums);
            RunFolder folder = new RunFolder(request.out(), runId);
            if (unfinished == null && folder.isPublished() && !request.force()) {
                return finishedBefore(runId, folder, writeMissing(request.reports(), folder, runId));
            }
            if (claims.areShared() && !request.force()) {
                PastRun elsewhere = madeElsewhere(runId);
                if (elsewhere != null) {
                    return finishedElsewhere(elsewhere, rules);
                }
            }
            folder.prepare();
            String work = RunId.work(request, horizon, rules, checksums);
            try (RunClaims.Claim shared = claims.take(work, runId, history.knownSeq());
                    Claim claim = claim(folder, runId)) {
                BegunRun begun = unfinished;
                if (begun == null) {
                    folder.retain(BegunRun.KEPT_BY_NONE);
                    begun = new BegunRun(
                            runId, fingerprint, effective.asOf(), request.asOfGiven(), Instant.now(), build);
                    begin(begun, folder);
                }
                RunResult result = audit(
                        begun,
                        unfinished == null,
                        () -> new AuditRun(
                                effective,
                                runId,
                                horizon,
                                drop,
                                checksums,
                                rules,
                                folder,
                                tool,
                                progress,
                                timeBetweenCheckpoints,
                                history.recall(effective.asOf(), shared.knownSeq()),
                                shared,
                                ruleNotes,
                                preparation::takeReference));
                shared.end();
                return result;
            }
        } catch (RunClaims.HeldException e) {
            throw new AuditFailedException(String.valueOf(e.getMessage()), e);
        } catch (DataAccessException | TransactionException e) {
            throw new DatabaseFailedException(e);
        } catch (IOException e) {
            throw new AuditFailedException(
                    "Reports cannot be written to " + request.out() + ": " + Reason.of(e)
                            + ". Make room, or name another folder with --out.",
                    e);
        }
    }

    /** Lets the run that is under way stop where it can be continued, and all later ones at once. For any thread. */
    public void stop() {
        stopping = true;
        Preparation preparation = preparing;
        if (preparation != null) {
            preparation.stop();
        }
        AuditRun run = current;
        if (run != null) {
            run.stopping = true;
        }
    }

    private @Nullable BegunRun unfinished(RunRequest request, String fingerprint, String build, RunProgress progress)
            throws IOException {
        Leftovers leftovers = new Leftovers(request.out(), build, Instant.now(), history);
        leftovers.clear(progress);
        if (request.force()) {
            leftovers.discard(fingerprint);
            return null;
        }
        return leftovers.find(fingerprint);
    }

    private static Claim claim(RunFolder folder, String runId) throws IOException {
        Path file = folder.place(BegunRun.CLAIM);
        for (int attempt = 1; ; attempt++) {
            Claim claim = Claim.take(file);
            if (claim != null) {
                return claim;
            }
            if (attempt == CLAIM_ATTEMPTS) {
                throw new AuditFailedException("The run " + runId + " is already being made, by " + Claim.holder(file)
                        + ". Wait until it has finished.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param runs makes the run; an attempt that comes to nothing leaves one behind that cannot be used again */
    private RunResult audit(BegunRun begun, boolean isNew, Supplier<AuditRun> runs) throws IOException {
        AuditRun run = start(runs);
        try {
            if (isNew) {
                runner.execute(run, begun, false);
            } else if (!runner.execute(run, begun, true)) {
                run = start(runs);
                BegunRun anew = begun.anew(Instant.now());
                run.folder.retain(BegunRun.KEPT_BY_NONE);
                anew.write(run.folder);
                runner.execute(run, anew, false);
            }
            finish(run);
            return result(run);
        } catch (AuditFailedException e) {
            abandon(run, e);
            throw e;
        } finally {
            current = null;
            run.progress.end();
        }
    }

    /** Until this is done, a later run finds out whether the history knows the one that was just published. */
    private void finish(AuditRun run) {
        try {
            history.settle();
            run.folder.abandon();
        } catch (DataAccessException e) {
            run.progress.problem("The report is whole, but the job database (--data) cannot be written any more: "
                    + Reason.of(e) + ". Once that is mended, the next audit puts the run into the history.");
        } catch (IOException e) {
            LOG.debug("What lies beside the report is cleared away by the next run.", e);
        }
    }

    private static void begin(BegunRun run, RunFolder folder) throws IOException {
        try {
            run.write(folder);
        } catch (IOException e) {
            folder.abandon();
            throw e;
        }
    }

    private AuditRun start(Supplier<AuditRun> runs) {
        AuditRun run = runs.get();
        current = run;
        run.stopping = stopping;
        return run;
    }

    private static void abandon(AuditRun run, AuditFailedException problem) {
        // Nothing is left to be continued, so the next run of this id looks back from its own beginning.
        run.claim.end();
        try {
            run.folder.abandon();
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
    }

    /** The run, if a machine made it that shares this database with this one. */
    private @Nullable PastRun madeElsewhere(String runId) {
        return history.find(runId)
                .filter(run -> !run.host().equals(Machine.name()))
                .orElse(null);
    }

    private static RunResult finishedElsewhere(PastRun run, RuleBook rules) {
        RunFolder folder = new RunFolder(run.folder().resolve("..").normalize(), run.runId());
        if (folder.isPublished()) {
            return finishedBefore(run.runId(), folder, List.of());
        }
        return new RunResult(
                run.runId(),
                run.folder(),
                false,
                run.ads(),
                new EnumMap<>(run.byVerdict()),
                List.of(),
                0,
                List.of(),
                List.of(run.host() + " made this run; its report is there. --force makes it again here."),
                new Summary.Rules(
                        rules.name(),
                        rules.version(),
                        rules.checksum(),
                        rules.rules().size()));
    }

    /**
     * A run that was finished with fewer reports gets those that are asked for now.
     *
     * @return what was made
     */
    private List<String> writeMissing(List<ReportWriter> reports, RunFolder folder, String runId) {
        List<ReportWriter> missing = reports.stream()
                .filter(report -> !Reports.has(folder.path(), report))
                .toList();
        if (!missing.isEmpty()) {
            try {
                FinishedRun run = FinishedRun.open(folder.path()).whileRead(() -> {
                    if (stopping) {
                        throw AuditStoppedException.beforeMoreReports(runId);
                    }
                });
                Reports.replace(run, missing);
            } catch (IOException e) {
                throw new AuditFailedException(
                        "This run is finished, but a report could not be added to it: " + e.getMessage()
                                + ". Make room and start it again.",
                        e);
            }
        }
        return missing.stream().flatMap(report -> report.names().stream()).toList();
    }

    /** @param added what was made of it just now */
    private static RunResult finishedBefore(String runId, RunFolder folder, List<String> added) {
        try {
            Summary summary = SummaryJson.read(folder.path());
            List<String> notes = new ArrayList<>(summary.notes());
            if (!added.isEmpty()) {
                notes.add("Added to the report of that audit: " + String.join(", ", added) + ".");
            }
            return new RunResult(
                    runId,
                    folder.path(),
                    false,
                    summary.totals().ads(),
                    new EnumMap<>(summary.totals().byVerdict()),
                    List.of(),
                    summary.totals().rejected(),
                    summary.inputs().stream()
                            .filter(input -> input.message() != null)
                            .map(input -> input.file() + ": " + input.message())
                            .toList(),
                    notes,
                    summary.rules());
        } catch (IOException e) {
            throw new AuditFailedException(
                    "This run is finished, but its report is damaged (" + e.getMessage()
                            + "). Make it again with --force.",
                    e);
        }
    }

    private static RunResult result(AuditRun run) {
        Totals totals = run.ledger.totals(List.of());
        List<String> refused = run.drop.files().stream()
                .filter(file -> file.refusal() != null)
                .map(file -> file.name() + ": " + file.refusal())
                .toList();
        return new RunResult(
                run.runId,
                run.folder.path(),
                true,
                totals.ads(),
                totals.byVerdict(),
                bestFixes(run),
                run.tallies.values().stream().mapToLong(Tally::rejected).sum(),
                refused,
                run.notes(),
                Publication.rules(run.rules));
    }

    private static List<RunResult.Advice> bestFixes(AuditRun run) {
        Map<String, String> actions = run.rules.findings().stream()
                .collect(Collectors.toMap(
                        rule -> rule.type().code(), rule -> rule.texts().action()));
        return run.bestFixes.stream()
                .map(fix -> new RunResult.Advice(
                        fix, actions.getOrDefault(fix.type().code(), "")))
                .toList();
    }
}
