package org.previewauditor.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AheadTest {

    @Test
    void allThatIsMadeComesInItsOrder() {
        List<Integer> taken = new ArrayList<>();

        try (Ahead<Integer> ahead = Ahead.begin("numbers", 2, AheadTest::hundred)) {
            ahead.forEachRemaining(taken::add);

            assertThat(ahead.hasNext()).isFalse();
            assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
        }

        assertThat(taken).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void noMoreIsAheadThanMayBe() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(4);

        try (Ahead<Integer> ahead = Ahead.begin("numbers", 3, sink -> {
            while (true) {
                made.incrementAndGet();
                full.countDown();
                sink.put(1);
            }
        })) {
            full.await();
            assertThat(made).hasValue(4);
            assertThat(ahead.next()).isOne();
        }
    }

    @Test
    void aProblemIsToldAfterWhatWasMadeBefore() {
        try (Ahead<Integer> ahead = Ahead.begin("numbers", 2, sink -> {
            hundred(sink);
            throw new IOException("no more");
        })) {
            List<Integer> taken = new ArrayList<>();
            assertThatThrownBy(() -> ahead.forEachRemaining(taken::add))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("no more");
            assertThat(taken).hasSize(100);
        }
    }

    @Test
    void anUnforeseenProblemIsToldAsItIs() {
        try (Ahead<Integer> ahead = Ahead.begin("numbers", 2, sink -> {
            throw new UnsupportedOperationException("never");
        })) {
            assertThatThrownBy(ahead::hasNext)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("never");
        }
    }

    @Test
    void whatNobodyTakesIsNotMade() {
        CountDownLatch ended = new CountDownLatch(1);

        try (Ahead<Integer> ahead = Ahead.begin("numbers", 2, sink -> {
            try {
                hundred(sink);
            } finally {
                ended.countDown();
            }
        })) {
            assertThat(ahead.next()).isZero();
            assertThat(ended.getCount()).isOne();
        }

        assertThat(ended.getCount()).isZero();
    }

    @Test
    void whoIsInterruptedStaysInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        try (Ahead<Integer> ahead = Ahead.begin("numbers", 2, sink -> never.await())) {
            Thread.currentThread().interrupt();

            assertThatIllegalStateException().isThrownBy(ahead::hasNext).withMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void hundred(Ahead.Sink<Integer> sink) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            sink.put(i);
        }
    }
}
