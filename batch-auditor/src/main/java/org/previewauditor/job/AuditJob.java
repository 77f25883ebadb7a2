package org.previewauditor.job;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.previewauditor.history.History;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.listener.ExecutionContextPromotionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.listener.StepListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job of one run: <em>index</em> reads everything that ads refer to, <em>audit</em> streams the ads through the
 * rules, <em>publish</em> makes the report visible. Continued, it indexes again, because what it finds there is kept in
 * memory; it audits from the last checkpoint on.
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
                .start(index(run, rejects))
                .next(audit(run, rejects))
                .next(publish(run, rejects))
                .build();
    }

    private Step index(AuditRun run, RejectSpool rejects) {
        Indexing indexing = new Indexing(run, rejects);
        Tasklet tasklet = (contribution, context) -> {
            indexing.execute();
            run.goOn();
            return RepeatStatus.FINISHED;
        };
        return new StepBuilder("index", repository)
                .tasklet(tasklet, transactionManager)
                .allowStartIfComplete(true)
                .build();
    }

    private Step audit(AuditRun run, RejectSpool rejects) {
        AdBlocks blocks = new AdBlocks(run.drop);
        BlockRows.Pool pool = new BlockRows.Pool();
        // Where the run breaks off after this step, the step is done again, and finds its last checkpoint in the job.
        ExecutionContextPromotionListener promotion = new ExecutionContextPromotionListener();
        promotion.setKeys(new String[] {Checkpoint.KEY});
        return new StepBuilder("audit", repository)
                .<Future<AuditedBlock>, AuditedBlock>chunk(BLOCKS_PER_COMMIT)
                .transactionManager(transactionManager)
                .reader(new AdBlockReader(run, blocks, pool))
                .processor(Future::get)
                .writer(new AdBlockWriter(run, blocks, pool, rejects))
                .listener((StepListener) new StopListener(run))
                .listener((StepListener) promotion)
                .allowStartIfComplete(true)
                .build();
    }

    private Step publish(AuditRun run, RejectSpool rejects) {
        Publication publication = new Publication(run, rejects, history);
        Tasklet tasklet = (contribution, context) -> {
            publication.execute();
            return RepeatStatus.FINISHED;
        };
        return new StepBuilder("publish", repository)
                .tasklet(tasklet, transactionManager)
                .build();
    }

    /** Ends the step at the end of a chunk if the run is to stop. */
    private static final class StopListener
            implements StepExecutionListener, ChunkListener<Future<AuditedBlock>, AuditedBlock> {
        private final AuditRun run;
        private @Nullable StepExecution step;

        StopListener(AuditRun run) {
            this.run = run;
        }

        @Override
        public void beforeStep(StepExecution stepExecution) {
            step = stepExecution;
        }

        @Override
        public void afterChunk(Chunk<AuditedBlock> chunk) {
            if (run.stopping && step != null) {
                step.setTerminateOnly();
            }
        }
    }
}
