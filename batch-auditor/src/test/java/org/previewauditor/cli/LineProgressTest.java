package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineProgressTest {

    private final StringWriter out = new StringWriter();
    private long seconds = 1_000;
    private final LineProgress progress =
            new LineProgress(new PrintWriter(out), () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void saysEveryFewSecondsHowMuchIsLeft() {
        progress.begin("audit", 4_000);
        seconds += 4;
        progress.at("audit", 500, 5_000);
        seconds += 6;
        progress.at("audit", 1_000, 10_000);

        assertThat(out).hasToString("audit: 10,000 rows, 25 %, 1,000 rows/s, 30 s left" + System.lineSeparator());
    }

    @Test
    void whatAnEarlierAttemptDidIsNotTakenForTheSpeedOfThis() {
        progress.begin("audit", 4_000);
        seconds += 1;
        progress.at("audit", 2_000, 20_000);
        progress.resume(2_000, 20_000);
        seconds += 10;
        progress.at("audit", 3_000, 30_000);

        assertThat(out).hasToString("audit: 30,000 rows, 75 %, 1,000 rows/s, 10 s left" + System.lineSeparator());
    }

    @Test
    void aPhaseBeginsAnew() {
        progress.begin("audit", 4_000);
        progress.resume(2_000, 20_000);
        progress.begin("publish", 0);
        seconds += 10;
        progress.at("publish", 0, 0);

        assertThat(out).hasToString("publish: 0 rows, 100 %, 0 rows/s, 0 s left" + System.lineSeparator());
    }
}
