package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a signal. Real ones, sent to real processes, are in InterruptedAuditTest. */
class StopSignalTest {

    private static final int SIGINT = 130;
    private static final int SIGTERM = 143;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    private final StopSignal signal = new StopSignal(told::add, ended::add, Duration.ofSeconds(2));
    private int stopped;

    @Test
    void theFirstSignalAsksToStopAndDoesNotEndTheProcess() {
        signal.stops(() -> stopped++);
        try (StopSignal.Listening listening = signal.listen()) {
            assertThat(signal.isGiven()).isFalse();
            assertThat(signal.exitCode()).isZero();

            listening.receive(SIGTERM);

            assertThat(signal.isGiven()).isTrue();
            assertThat(signal.exitCode()).isEqualTo(SIGTERM);
            assertThat(stopped).isEqualTo(1);
        }
        assertThat(ended).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void whatStartsAfterTheSignalIsStoppedAtOnce() {
        try (StopSignal.Listening listening = signal.listen()) {
            listening.receive(SIGTERM);
            signal.stops(() -> stopped++);
        }
        assertThat(stopped).isEqualTo(1);
    }

    @Test
    void aSecondSignalEndsTheProcessAtOnce() {
        signal.stops(() -> stopped++);
        try (StopSignal.Listening listening = signal.listen()) {
            listening.receive(SIGTERM);
            listening.receive(SIGINT);
        }
        assertThat(ended).containsExactly(SIGINT);
        assertThat(stopped).isEqualTo(1);
    }

    @Test
    void whoDoesNotStopInTimeIsEndedAndToldWhatIsKept() throws InterruptedException {
        try (StopSignal.Listening listening = signal.listen()) {
            listening.receive(SIGTERM);

            assertThat(ended.poll(20, TimeUnit.SECONDS)).isEqualTo(SIGTERM);
        }
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).contains("a second signal, ends it at once");
        assertThat(told.get(1)).contains("Nothing is lost: the same command goes on");
    }

    @Test
    void aLoopThatWaitsIsWokenUp() throws InterruptedException {
        assertThat(signal.isGivenWithin(Duration.ofMillis(1))).isFalse();
        try (StopSignal.Listening listening = signal.listen()) {
            listening.receive(SIGTERM);
        }
        assertThat(signal.isGivenWithin(Duration.ofHours(1))).isTrue();
    }
}
