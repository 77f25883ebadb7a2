package org.previewauditor.threads;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that is done on a thread of its own while the caller does something else. It ends before {@link #close} does, so
 * that nothing is touched any more of a run that broke off.
 */
public final class Beside implements AutoCloseable {

    /** What is done. */
    @FunctionalInterface
    public interface Work {
        void execute() throws IOException, InterruptedException;
    }

    private final FutureTask<Void> task;
    private final Thread thread;

    private Beside(String name, Work work) {
        task = new FutureTask<>(() -> {
            work.execute();
            return null;
        });
        thread = new Thread(task, name);
        thread.setDaemon(true);
    }

    /** @param name of the thread */
    public static Beside begin(String name, Work work) {
        Beside beside = new Beside(name, work);
        beside.thread.start();
        return beside;
    }

    /**
     * Waits until the work is done. A problem of it, whatever it is, becomes one of the caller, as if it had done the
     * work itself.
     */
    public void await() throws IOException {
        try {
            task.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            Throwable problem = e.getCause();
            if (problem instanceof IOException unwritable) {
                throw unwritable;
            }
            if (problem instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            if (problem instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(problem);
        }
    }

    /** Work that nobody waited for is broken off. An interrupted caller waits for its end as well, and stays interrupted. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for another thread", e);
    }
}
