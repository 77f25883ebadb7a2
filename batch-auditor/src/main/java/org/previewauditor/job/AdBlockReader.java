package org.previewauditor.job;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads all ads files block by block, in input order. Each item is a block that other threads are already deciding: so
 * reading, deciding and writing overlap, which Spring Batch's own task executor does only within a chunk.
 */
final class AdBlockReader implements ItemStreamReader<Future<AuditedBlock>> {

    /** Blocks on their way for each thread: enough that none waits while a chunk is written, few enough for the caches. */
    private static final int BLOCKS_AHEAD = 2;

    private final AuditRun run;
    private final AdBlocks blocks;
    private final BlockRows.Pool pool;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final Deque<Future<AuditedBlock>> ahead = new ArrayDeque<>();

    private @Nullable ExecutorService auditors;
    private @Nullable AdBlockAuditor auditor;

    AdBlockReader(AuditRun run, AdBlocks blocks, BlockRows.Pool pool) {
        this.run = run;
        this.blocks = blocks;
        this.pool = pool;
    }

    @Override
    public void open(ExecutionContext context) {
        auditors = Executors.newFixedThreadPool(threads, runnable -> {
            Thread thread = new Thread(runnable, "auditor");
            thread.setDaemon(true);
            return thread;
        });
        auditor = new AdBlockAuditor(run, pool);
    }

    @Override
    public @Nullable Future<AuditedBlock> read() throws IOException {
        boolean more = true;
        while (more && ahead.size() < threads * BLOCKS_AHEAD) {
            more = submitNext();
        }
        run.allAdsRead = ahead.isEmpty();
        return ahead.poll();
    }

    @Override
    public void close() throws ItemStreamException {
        if (auditors != null) {
            auditors.shutdownNow();
        }
        try {
            blocks.close();
        } catch (IOException e) {
            throw new ItemStreamException("A file of the drop could not be closed.", e);
        }
    }

    private boolean submitNext() throws IOException {
        AdBlocks.Block block = blocks.next();
        if (block == null || auditors == null) {
            return false;
        }
        AdBlockAuditor deciding = auditor;
        if (deciding == null) {
            throw new IllegalStateException("Spring Batch opens a reader before it reads.");
        }
        ahead.add(auditors.submit(() -> deciding.audit(block.parser(), block.raw())));
        return true;
    }
}
