package org.previewauditor.job;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.previewauditor.rulebook.RuleBookException;
import org.previewauditor.rulebook.RuleFailedException;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Runs the job of a run, or continues one, and says in people's words what became of it. */
final class JobRunner {

    private final JobOperator operator;
    private final JobRepository repository;
    private final AuditJob job;

    JobRunner(JobOperator operator, JobRepository repository, AuditJob job) {
        this.operator = operator;
        this.repository = repository;
        this.job = job;
    }

    /**
     * Runs the job.
     *
     * @param continued whether an earlier execution of it is to be continued
     * @return {@code false} if there is nothing that could be continued; {@code true} if the report is visible
     * @throws AuditStoppedException if the run was asked to stop
     * @throws AuditFailedException if it broke off
     * @throws DataAccessException if the database failed; also a {@link TransactionException}
     */
    boolean execute(AuditRun run, BegunRun begun, boolean continued) {
        JobParameters parameters = new JobParametersBuilder()
                .addString("run", begun.runId())
                .addString("begun", begun.begun().toString())
                .toJobParameters();
        if (continued && !recover(parameters)) {
            return false;
        }
        if (continued) {
            run.progress.note("The run " + begun.runId() + " was begun at "
                    + begun.begun().truncatedTo(ChronoUnit.SECONDS)
                    + " and broke off: it goes on from there. --force begins anew.");
        }
        try {
            JobExecution execution = operator.start(job.of(run), parameters);
            if (execution.getStatus() == BatchStatus.STOPPED || has(execution, StopRequestedException.class)) {
                throw stopped(run, begun);
            }
            if (continued && has(execution, CheckpointLostException.class)) {
                return false;
            }
            if (execution.getStatus() != BatchStatus.COMPLETED && !run.folder.isJustPublished()) {
                throw failure(run, execution);
            }
            return true;
        } catch (JobExecutionException e) {
            if (continued) {
                return false;
            }
            throw new AuditFailedException("The audit could not be started: " + e.getMessage(), e);
        } catch (DataAccessException | TransactionException e) {
            if (run.folder.isJustPublished()) {
                return true;
            }
            throw e;
        }
    }

    /**
     * Prepares an execution that was killed or stopped for being continued.
     *
     * @return whether there is one. The claim on the run is held: whatever the database says is running was killed
     */
    private boolean recover(JobParameters parameters) {
        JobExecution last = repository.getLastJobExecution(AuditJob.NAME, parameters);
        if (last == null || last.getStatus() == BatchStatus.COMPLETED) {
            return false;
        }
        if (last.isRunning()) {
            operator.recover(last);
        }
        return true;
    }

    /** A problem and all that it came from. What closes several things has their problems beside its own. */
    private static List<Throwable> behind(Throwable problem) {
        List<Throwable> all = new ArrayList<>(List.of(problem));
        for (Throwable beside : problem.getSuppressed()) {
            all.addAll(behind(beside));
        }
        Throwable cause = problem.getCause();
        if (cause != null) {
            all.addAll(behind(cause));
        }
        return all;
    }

    private static AuditStoppedException stopped(AuditRun run, BegunRun begun) {
        if (run.folder.isPublished()) {
            return AuditStoppedException.beforeReplacing(run.runId);
        }
        return run.request.force()
                ? AuditStoppedException.forced(run.runId)
                : AuditStoppedException.toBeContinued(run.runId, Leftovers.keptUntil(begun));
    }

    private static boolean has(JobExecution execution, Class<? extends Throwable> problem) {
        return execution.getAllFailureExceptions().stream().anyMatch(problem::isInstance);
    }

    private static RuntimeException failure(AuditRun run, JobExecution execution) {
        Throwable root = execution.getAllFailureExceptions().stream()
                .findFirst()
                .orElseGet(() -> new IllegalStateException("The job ended as " + execution.getStatus() + '.'));
        for (Throwable cause : behind(root)) {
            if (cause instanceof AuditFailedException known) {
                return known;
            }
            if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                return (RuntimeException) cause;
            }
            if (cause instanceof ReportUnwritableException) {
                return new AuditFailedException(
                        "Reports cannot be written to " + run.request.out() + ": " + Reason.of(cause)
                                + ". Nothing of this run was kept. Make room, or name another folder with --out, and "
                                + "start it again.",
                        cause);
            }
            if (cause instanceof RuleBookException || cause instanceof RuleFailedException) {
                return new AuditFailedException(String.valueOf(cause.getMessage()), cause);
            }
            if (cause instanceof FileSystemException || cause instanceof IOException) {
                return new AuditFailedException(
                        "The audit broke off, and no report was written: " + cause.getMessage()
                                + ". Make room or mend the file, and start it again.",
                        cause);
            }
        }
        return new AuditFailedException(
                "The audit broke off, and no report was written: " + NestedExceptionUtils.getMostSpecificCause(root)
                        + ". Run it with --debug to see where.",
                root);
    }
}
