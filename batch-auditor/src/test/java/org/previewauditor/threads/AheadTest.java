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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest(name = "of {0}")
    @ValueSource(ints = {0, 1, 3})
    void noMoreWaitsThanMay(int most) throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(most + 1);

        try (Ahead<Integer> ahead = Ahead.begin("numbers", most, sink -> {
            while (true) {
                made.incrementAndGet();
                full.countDown();
                sink.accept(1);
            }
        })) {
            full.await();
            assertThat(made).hasValue(most + 1);
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
        try (Ahead<Integer> ahead = Ahead.begin("numbers", 2, sink -> waitFor(never))) {
            Thread.currentThread().interrupt();

            assertThatIllegalStateException().isThrownBy(ahead::hasNext).withMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hundred(Consumer<Integer> sink) {
        for (int i = 0; i < 100; i++) {
            sink.accept(i);
        }
    }
}
