package org.previewauditor.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BesideTest {

    @Test
    void whatWasDoneIsSeenByWhoeverWaitedForIt() throws IOException {
        StringBuilder done = new StringBuilder();
        try (Beside work = Beside.begin("work", () -> done.append("all"))) {
            work.await();
        }

        assertThat(done).hasToString("all");
    }

    @Test
    void aProblemIsThatOfTheCallerAsItIs() {
        for (Exception problem : List.of(new IOException("No space left"), new IllegalStateException("stopping"))) {
            assertThatThrownBy(() -> {
                        try (Beside work = Beside.begin("work", () -> {
                            if (problem instanceof IOException full) {
                                throw full;
                            }
                            throw (RuntimeException) problem;
                        })) {
                            work.await();
                        }
                    })
                    .isSameAs(problem);
        }
    }

    @Test
    void workThatNobodyWaitedForIsBrokenOffAndHasEndedWhenTheCallerGoesOn() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();

        assertThatThrownBy(() -> {
                    try (Beside work = Beside.begin("work", () -> {
                        begun.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } finally {
                            ended.set(true);
                        }
                    })) {
                        begun.await();
                        throw new IOException("the caller's own");
                    }
                })
                .hasMessage("the caller's own");
        assertThat(ended).isTrue();
    }

    /** As where work of one thread has work beside it, and is itself broken off. */
    @Test
    void anInterruptedCallerWaitsForTheEndToo() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);

        try (Beside work = Beside.begin("work", () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                Thread.sleep(200);
                ended.set(true);
            }
        })) {
            begun.await();
            Thread.currentThread().interrupt();
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).isTrue();
    }
}
