package org.previewauditor.job;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.previewauditor.report.GrowingFile;

/**
 * Makes checkpoints that survive a power failure. Waiting for the disk is left to a thread of its own: a checkpoint
 * counts as soon as all that it relies on is there, and until then the one before it does.
 */
final class Checkpoints implements AutoCloseable {

    private final List<GrowingFile> files;
    private final long pause;
    private final ExecutorService disk = Executors.newSingleThreadExecutor(runnable -> {
        Thread thread = new Thread(runnable, "checkpoint");
        thread.setDaemon(true);
        return thread;
    });

    private Checkpoint safe;
    private @Nullable Future<Checkpoint> coming;
    private long last = System.nanoTime();

    /**
     * @param start is safe already
     * @param pause between two checkpoints
     */
    Checkpoints(Checkpoint start, Duration pause, GrowingFile... files) {
        this.safe = start;
        this.pause = pause.toNanos();
        this.files = List.of(files);
    }

    /** Is told how far the run came, and begins to make that safe if the last time is long enough ago. */
    void reached(Checkpoint now) throws IOException {
        if (coming != null && coming.isDone()) {
            await(coming);
        }
        if (coming == null && System.nanoTime() - last >= pause) {
            coming = begin(now);
        }
    }

    /** Waits until all that the run came to is safe. */
    void settle(Checkpoint now) throws IOException {
        if (coming != null) {
            await(coming);
        }
        await(begin(now));
    }

    /** The last that is safe. */
    Checkpoint safe() {
        return safe;
    }

    @Override
    public void close() {
        disk.shutdown();
    }

    private Future<Checkpoint> begin(Checkpoint now) throws IOException {
        for (GrowingFile file : files) {
            file.flush();
        }
        return disk.submit(() -> {
            for (GrowingFile file : files) {
                file.force();
            }
            return now;
        });
    }

    private void await(Future<Checkpoint> checkpoint) throws IOException {
        try {
            safe = checkpoint.get();
            coming = null;
            last = System.nanoTime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the disk", e);
        } catch (ExecutionException e) {
            throw new IOException("the disk does not take what is written: " + Reason.of(e), e);
        }
    }
}
