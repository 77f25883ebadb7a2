package org.previewauditor.job;

import java.util.concurrent.Future;
import org.previewauditor.history.History;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job of one run: <em>index</em> reads everything that ads refer to, <em>audit</em> streams the ads through the
 * rules, <em>publish</em> makes the report visible.
 */
final class AuditJob {

    static final String NAME = "audit";

    /** Blocks of about a thousand ads that are written between two commits of the job database. */
    private static final int BLOCKS_PER_COMMIT = 8;

    private final JobRepository repository;
    private final PlatformTransactionManager transactionManager;
    private final History history;

    AuditJob(JobRepository repository, PlatformTransactionManager transactionManager, History history) {
        this.repository = repository;
        this.transactionManager = transactionManager;
        this.history = history;
    }

    Job of(AuditRun run) {
        RejectSpool rejects = new RejectSpool(run.folder, run.drop.files());
        return new JobBuilder(NAME, repository)
                .start(task("index", new Indexing(run, rejects)::execute))
                .next(audit(run, rejects))
                .next(task("publish", new Publication(run, rejects, history)::execute))
                .build();
    }

    private Step audit(AuditRun run, RejectSpool rejects) {
        return new StepBuilder("audit", repository)
                .<Future<AuditedBlock>, AuditedBlock>chunk(BLOCKS_PER_COMMIT)
                .transactionManager(transactionManager)
                .reader(new AdBlockReader(run))
                .processor(Future::get)
                .writer(new AdBlockWriter(run, rejects))
                .build();
    }

    private Step task(String name, Task task) {
        Tasklet tasklet = (contribution, context) -> {
            task.execute();
            return RepeatStatus.FINISHED;
        };
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactionManager)
                .build();
    }

    /** Something done in one go. */
    private interface Task {
        void execute() throws Exception;
    }
}
