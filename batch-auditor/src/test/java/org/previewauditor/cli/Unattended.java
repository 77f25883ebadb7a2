package org.previewauditor.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;

/** A loop that runs until it is told to end, in a thread of its own, and what it logs. */
final class Unattended implements AutoCloseable {

    static final int SIGTERM = 143;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final StopSignal stopSignal = new StopSignal(text -> {}, code -> {}, Duration.ofMinutes(1));

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("org.previewauditor");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            log.add(event.getLevel() + " " + event.getFormattedMessage());
        }
    };

    private CompletableFuture<Integer> exitCode = CompletableFuture.completedFuture(0);

    /** A loop, and what it needs to be open. */
    @FunctionalInterface
    interface Loop {
        int run() throws Exception;
    }

    Unattended() {
        appender.start();
        logger.addAppender(appender);
        logger.setAdditive(false);
    }

    /** Starts the loop. */
    void start(Loop loop) {
        exitCode = CompletableFuture.supplyAsync(() -> {
            try {
                return loop.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** What was logged so far, a line each, with its level. */
    List<String> log() {
        return log;
    }

    void await(String line) throws InterruptedException {
        await(() -> log.stream().anyMatch(logged -> logged.contains(line)), "a line with \"" + line + '"');
    }

    void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (exitCode.isCompletedExceptionally()) {
                exitCode.join();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for " + what + ". Logged: " + log);
            }
            Thread.sleep(20);
        }
    }

    /** The exit code of a loop that ends by itself. */
    int end() throws InterruptedException, ExecutionException, TimeoutException {
        return exitCode.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Tells the loop to end, as a signal does, and returns its exit code. */
    int stop() throws InterruptedException, ExecutionException, TimeoutException {
        try (StopSignal.Listening listening = stopSignal.listen()) {
            listening.receive(SIGTERM);
            return end();
        }
    }

    @Override
    public void close() throws Exception {
        try {
            if (!stopSignal.isGiven()) {
                stop();
            }
        } finally {
            logger.detachAppender(appender);
            logger.setAdditive(true);
            logger.setLevel(Level.WARN);
        }
    }
}
