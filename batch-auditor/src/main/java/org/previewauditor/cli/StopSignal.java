package org.previewauditor.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;
import org.previewauditor.job.AuditService;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What ends the program early: Ctrl-C, SIGTERM, SIGHUP. While somebody listens, the first of these does not end the
 * process. It asks for what is under way to stop where it can be continued, which the command then does of itself: it
 * closes what it has open, says how it went, and ends with {@link #exitCode}. If that takes more than a few seconds, or
 * a second signal comes, the process ends as it stands: an audit can be continued after that, too.
 *
 * <p>Signals, not a shutdown hook: a hook runs when everything is ending already, the exit code is settled, and a second
 * signal waits for the hook. Where the Java platform does not let us have a signal it does what it always does.
 *
 * <p>For any thread.
 */
final class StopSignal {

    /** After so long without an end people are told that it takes a moment. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** So long may stopping take: a little less than the five seconds after which others may lose their patience. */
    private static final Duration PATIENCE = Duration.ofMillis(4_500);

    /** What shells add to the number of a signal to make an exit code of it. */
    private static final int ENDED_BY_SIGNAL = 128;

    private final Consumer<String> told;
    private final IntConsumer end;
    private final Duration patience;
    private final CountDownLatch given = new CountDownLatch(1);
    private final List<Runnable> stops = new ArrayList<>();
    private volatile int exitCode;

    /**
     * @param told is told what people should know, in a sentence
     * @param end ends the process at once with an exit code
     */
    StopSignal(Consumer<String> told, IntConsumer end) {
        this(told, end, PATIENCE);
    }

    StopSignal(Consumer<String> told, IntConsumer end, Duration patience) {
        this.told = told;
        this.end = end;
        this.patience = patience;
    }

    /** The signals, by the numbers that every system gives them. */
    private enum Signal {
        HUP(1),
        INT(2),
        TERM(15);

        private final int exitCode;

        Signal(int number) {
            this.exitCode = ENDED_BY_SIGNAL + number;
        }
    }

    /** The one of the program that a command belongs to. */
    static StopSignal of(CommandSpec command) {
        if (command.root().userObject() instanceof PreviewAuditor program) {
            return program.stopSignal();
        }
        throw new IllegalStateException("Every command belongs to the program.");
    }

    /** Listens until that is closed. */
    Listening listen() {
        return new Listening();
    }

    /** Whether the program was told to end. */
    boolean isGiven() {
        return exitCode != 0;
    }

    /**
     * Waits for so long, or until the program is told to end.
     *
     * @return whether it was
     */
    boolean isGivenWithin(Duration time) throws InterruptedException {
        return given.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** With what a command ends that stopped because it was told to; 0 if it was not told. */
    int exitCode() {
        return exitCode;
    }

    /** Lets a signal stop all audits of this service. One that came before does so now. */
    void stops(AuditService service) {
        stops(service::stop);
    }

    void stops(Runnable stop) {
        synchronized (stops) {
            stops.add(stop);
            if (!isGiven()) {
                return;
            }
        }
        stop.run();
    }

    /** While this is open, signals are listened to. */
    final class Listening implements AutoCloseable {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Map<Signal, Object> before = new EnumMap<>(Signal.class);

        private Listening() {
            for (Signal signal : Signal.values()) {
                Object handler = Signals.register(signal.name(), () -> receive(signal.exitCode));
                if (handler != null) {
                    before.put(signal, handler);
                }
            }
        }

        @Override
        public void close() {
            ended.countDown();
            before.forEach((signal, handler) -> Signals.unregister(signal.name(), handler));
        }

        /** Called by a thread of the Java platform. */
        void receive(int code) {
            List<Runnable> now;
            synchronized (stops) {
                if (isGiven()) {
                    end.accept(code);
                    return;
                }
                exitCode = code;
                now = List.copyOf(stops);
            }
            given.countDown();
            Thread patient = new Thread(this::waitForTheEnd, "patience");
            patient.setDaemon(true);
            patient.start();
            now.forEach(Runnable::run);
        }

        private void waitForTheEnd() {
            try {
                if (ended.await(SILENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                told.accept(
                        "Stopping where it can be continued, which takes a moment. Ctrl-C, or a second signal, ends it at once.");
                if (!ended.await(patience.minus(SILENCE).toNanos(), TimeUnit.NANOSECONDS)) {
                    told.accept("Ended without waiting any longer. Nothing is lost: the same command goes on from what "
                            + "was last safe, and a finished report stays.");
                    end.accept(exitCode);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
