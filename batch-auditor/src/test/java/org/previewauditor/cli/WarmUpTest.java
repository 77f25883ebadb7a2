package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.live.LiveRules;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;
import org.slf4j.LoggerFactory;

/** A watcher that waits audits a sample; nobody sees anything of it. */
class WarmUpTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @RegisterExtension
    final Shell shell = new Shell();

    private final Unattended watcher = new Unattended();

    @BeforeEach
    void logLikeAWatcher() {
        ((Logger) LoggerFactory.getLogger("org.previewauditor")).setLevel(Level.INFO);
    }

    @AfterEach
    void stop() throws Exception {
        watcher.close();
    }

    @Test
    void leavesNothingBehindAndSaysNothing() throws Exception {
        try (LiveRules rules = LiveRules.open(null);
                WarmUp warmUp = start(folder, rules)) {
            warmUp.await(PATIENCE);
        }

        assertThat(folder).isEmptyDirectory();
        assertThat(watcher.log()).isEmpty();
        assertThat(shell.printed() + shell.errors()).isEmpty();
    }

    @Test
    void endsSoonWhenThereIsWorkToDo() throws Exception {
        long begun = System.nanoTime();
        try (LiveRules rules = LiveRules.open(null)) {
            start(folder, rules).close();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(watcher.log()).isEmpty();
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("warm-up"))
                .forEach(WarmUpTest::join);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatFailsIsToldInALineAndHarmsNobody() throws Exception {
        Path file = Files.createFile(folder.resolve("no-folder"));
        try (LiveRules rules = LiveRules.open(null);
                WarmUp warmUp = start(file, rules)) {
            warmUp.await(PATIENCE);
        }

        assertThat(watcher.log())
                .singleElement()
                .asString()
                .startsWith("INFO Warming up failed, so the first audit takes a moment longer: ");
    }

    @Test
    void itsSampleHasEverythingThatAnAuditMeets() throws IOException {
        Path drop = folder.resolve("drop");
        WarmUp.writeSample(drop);

        assertThat(shell.run(
                        "audit",
                        drop.toString(),
                        "--as-of",
                        "2026-11-21T05:00:00Z",
                        "--reports",
                        "none",
                        "--out",
                        folder.resolve("reports").toString(),
                        "--data",
                        folder.resolve("data").toString()))
                .isZero();

        try (Stream<Path> runs = Files.list(folder.resolve("reports"))) {
            Summary summary =
                    SummaryJson.read(runs.filter(Files::isDirectory).findFirst().orElseThrow());
            assertThat(summary.inputs())
                    .hasSizeGreaterThan(9)
                    .allSatisfy(input -> assertThat(input.message()).isNull());
            assertThat(summary.totals().byVerdict().values())
                    .allSatisfy(ads -> assertThat(ads).isPositive());
        }
    }

    private static WarmUp start(Path parent, LiveRules rules) throws IOException {
        return WarmUp.start(parent, rules, ReportChoice.writers(ReportChoice.ALL), new ProgramVersion().tool());
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
