package org.previewauditor.job;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
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
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.readback.Reports;
import org.previewauditor.report.Machine;
import org.previewauditor.report.RunFolder;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;
import org.previewauditor.rulebook.RuleBook;
import org.previewauditor.rulebook.RuleBookException;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/** Audits a drop: from a request to a published report. */
public final class AuditService {

    private final JobOperator operator;
    private final JobRepository repository;
    /** The parameter of a job that names its run. */
    private static final String RUN = "run";

    private final History history;
    private final RunClaims claims;
    private final AuditJob job;

    AuditService(
            JobOperator operator,
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            History history,
            RunClaims claims) {
        this.operator = operator;
        this.repository = repository;
        this.history = history;
        this.claims = claims;
        this.job = new AuditJob(repository, transactionManager, history);
    }

    /**
     * Audits, unless this very run is finished and was not forced.
     *
     * @param tool the build that makes the report
     * @throws AuditFailedException if there is nothing to audit, or the audit breaks off; no report is then left behind
     */
    public RunResult audit(RunRequest request, Preparation preparation, Summary.Tool tool, RunProgress progress) {
        Drop drop = preparation.drop();
        if (drop.files(ExportKind.ADS).isEmpty()) {
            throw new AuditFailedException(NothingToAudit.message(drop, Map.of()));
        }
        RuleBook rules = preparation.rules();
        Duration horizon = request.horizon() == null ? rules.policy().horizon() : request.horizon();
        Map<DropFile, String> checksums = preparation.checksums();
        String runId = RunId.of(request, horizon, rules, checksums);
        RunFolder folder = new RunFolder(request.out(), runId);
        if (folder.isPublished() && !request.force()) {
            writeMissing(request.reports(), folder);
            return finishedBefore(runId, folder);
        }
        if (claims.areShared() && !request.force()) {
            PastRun elsewhere = madeElsewhere(runId);
            if (elsewhere != null) {
                return finishedElsewhere(elsewhere, rules);
            }
        }
        String work = RunId.work(request, horizon, rules, checksums);
        try (RunClaims.Claim claim = claims.take(work, runId, history.knownSeq())) {
            AuditRun run = new AuditRun(
                    request,
                    runId,
                    horizon,
                    drop,
                    checksums,
                    rules,
                    folder,
                    tool,
                    progress,
                    history.recall(request.asOf(), claim.knownSeq()),
                    claim,
                    preparation.ruleNotes());
            try {
                execute(run);
            } finally {
                progress.end();
            }
            claim.end();
            return result(run);
        } catch (RunClaims.HeldException e) {
            throw new AuditFailedException(String.valueOf(e.getMessage()), e);
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
            return finishedBefore(run.runId(), folder);
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

    private void execute(AuditRun run) {
        endWhatWasKilled();
        JobParameters parameters = new JobParametersBuilder()
                .addString(RUN, run.runId)
                .addLong("started", System.currentTimeMillis())
                .toJobParameters();
        try {
            JobExecution execution = operator.start(job.of(run), parameters);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw failure(execution);
            }
        } catch (JobExecutionException e) {
            throw new AuditFailedException("The audit could not be started: " + e.getMessage(), e);
        } catch (AuditFailedException e) {
            run.claim.end();
            abandon(run, e);
            throw e;
        }
    }

    /** What the database says is running was killed, unless another machine shows that it is at it. */
    private void endWhatWasKilled() {
        for (JobExecution execution : repository.findRunningJobExecutions(AuditJob.NAME)) {
            String runId = execution.getJobParameters().getString(RUN);
            if (runId == null || !claims.isHeldElsewhere(runId)) {
                operator.recover(execution);
            }
        }
    }

    private static void abandon(AuditRun run, AuditFailedException problem) {
        try {
            run.folder.abandon();
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
    }

    private static AuditFailedException failure(JobExecution execution) {
        Throwable root = execution.getAllFailureExceptions().stream()
                .findFirst()
                .orElseGet(() -> new IllegalStateException("The job ended as " + execution.getStatus() + '.'));
        for (Throwable cause = root; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuditFailedException known) {
                return known;
            }
            if (cause instanceof RuleBookException) {
                return new AuditFailedException(String.valueOf(cause.getMessage()), cause);
            }
            if (cause instanceof FileSystemException || cause instanceof IOException) {
                return new AuditFailedException(
                        "The audit broke off, and no report was written: " + cause.getMessage()
                                + ". Make room or mend the file, and start it again.",
                        cause);
            }
        }
        Throwable cause = root instanceof ExecutionException && root.getCause() != null ? root.getCause() : root;
        return new AuditFailedException(
                "The audit broke off, and no report was written: " + cause + ". Run it with --debug to see where.",
                cause);
    }

    /** A run that was finished with fewer reports gets those that are asked for now. */
    private static void writeMissing(List<ReportWriter> reports, RunFolder folder) {
        List<ReportWriter> missing = reports.stream()
                .filter(report -> !Reports.has(folder.path(), report))
                .toList();
        if (!missing.isEmpty()) {
            try {
                Reports.replace(FinishedRun.open(folder.path()), missing);
            } catch (IOException e) {
                throw new AuditFailedException(
                        "This run is finished, but a report could not be added to it: " + e.getMessage()
                                + ". Make room and start it again.",
                        e);
            }
        }
    }

    private static RunResult finishedBefore(String runId, RunFolder folder) {
        try {
            Summary summary = SummaryJson.read(folder.path());
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
                    summary.notes(),
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
