package org.previewauditor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.previewauditor.lock.Claim;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.report.RunFolder;
import org.previewauditor.report.SummaryJson;

/** Runs that were stopped are continued, and nobody can tell from their reports. */
class RestartTest {

    private static final int ADS = 40_000;

    @TempDir
    static Path shared;

    private static Path drop;
    private static Path undisturbed;

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    @BeforeAll
    static void auditUndisturbed() throws IOException {
        drop = shared.resolve("drop");
        LargeDrop.write(drop, ADS, 7);
        try (AuditBench bench = new AuditBench(shared.resolve("data"))) {
            undisturbed = bench.audit(drop, shared.resolve("out")).folder();
        }
    }

    @ParameterizedTest(name = "stopped after {0} blocks")
    @ValueSource(ints = {1, 9, 20, 37})
    void aRunThatWasStoppedIsContinuedAndGivesTheSameBytes(int blocks) throws IOException {
        stopAfter(blocks, request(AuditBench.AS_OF, true));
        assertThat(visible()).isEmpty();

        Listening progress = new Listening();
        Path report = audit(request(AuditBench.AS_OF, true), progress).folder();

        assertThat(ReportBytes.of(report)).isEqualTo(ReportBytes.of(undisturbed));
        assertThat(notes).anyMatch(note -> note.contains("it goes on from there"));
        assertThat(progress.resumedAfter)
                .as("what the first attempt did, to the end of a chunk, is no measure of speed")
                .singleElement()
                .satisfies(rows -> assertThat(rows).isGreaterThanOrEqualTo(progress.rows.get(blocks - 1)))
                .satisfies(rows -> assertThat(progress.rows).contains(rows));
        assertThat(everything()).containsExactly(report.getFileName().toString());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"index", "audit", "replay", "publish", "a report"})
    void aRunMayBeStoppedInEveryPhase(String phase) throws IOException {
        if (phase.equals("replay")) {
            stopAfter(20, request(AuditBench.AS_OF, true));
        }
        StopsIn stopping = new StopsIn(phase);
        try (AuditBench bench = new AuditBench(folder.resolve("data"), Duration.ZERO)) {
            stopping.service = bench.service();
            assertThatThrownBy(() -> bench.audit(withReports(List.of(stopping)), stopping))
                    .isInstanceOf(AuditStoppedException.class)
                    .hasMessageContaining("the same command continues it");
        }
        assertThat(visible()).isEmpty();

        Path report = audit(request(AuditBench.AS_OF, true), new Listening()).folder();

        assertThat(ReportBytes.of(report)).isEqualTo(ReportBytes.of(undisturbed));
        assertThat(notes).anyMatch(note -> note.contains("it goes on from there"));
        assertThat(everything()).containsExactly(report.getFileName().toString());
    }

    @Test
    void whoIsToldToStopBeforeARunBeginsDoesNotBeginIt() throws IOException {
        try (AuditBench bench = new AuditBench(folder.resolve("data"))) {
            bench.service().stop();

            assertThatThrownBy(() -> bench.audit(request(AuditBench.AS_OF, true)))
                    .isInstanceOf(AuditStoppedException.class)
                    .hasMessageContaining("nothing was changed");
        }
        assertThat(everything()).isEmpty();
    }

    @Test
    void aFinishedRunThatWasToGetAReportKeepsWhatItHas() throws IOException {
        Path report = audit(request(AuditBench.AS_OF, true), new Listening()).folder();
        StopsIn stopping = new StopsIn("a report");

        try (AuditBench bench = new AuditBench(folder.resolve("data"))) {
            stopping.service = bench.service();
            assertThatThrownBy(() -> bench.audit(withReports(List.of(stopping)), stopping))
                    .isInstanceOf(AuditStoppedException.class)
                    .hasMessageContaining("the same command adds them");
        }

        assertThat(ReportBytes.of(report)).isEqualTo(ReportBytes.of(undisturbed));
        assertThat(everything()).containsExactly(report.getFileName().toString());
    }

    @Test
    void aForcedRunThatWasStoppedSaysWhatBecomesOfTheEarlierReport() throws IOException {
        Path report = audit(request(AuditBench.AS_OF, true), new Listening()).folder();
        StopsIn stopping = new StopsIn("publish");

        try (AuditBench bench = new AuditBench(folder.resolve("data"))) {
            stopping.service = bench.service();
            assertThatThrownBy(() -> bench.audit(forced(AuditBench.AS_OF, true), stopping))
                    .isInstanceOf(AuditStoppedException.class)
                    .hasMessageContaining("The earlier report")
                    .hasMessageContaining("stays");
        }

        assertThat(audit(request(AuditBench.AS_OF, true), new Listening()).audited())
                .isFalse();
        assertThat(ReportBytes.of(report)).isEqualTo(ReportBytes.of(undisturbed));
    }

    @Test
    void howLongARunCanBeContinuedIsToldIfItsTimeWasNotChosen() {
        StopsIn stopping = new StopsIn("audit");
        try (AuditBench bench = new AuditBench(folder.resolve("data"))) {
            stopping.service = bench.service();
            assertThatThrownBy(() -> bench.audit(request(AuditBench.AS_OF, false), stopping))
                    .hasMessageMatching(
                            ".* the same command continues it until \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00Z\\.");
        }
    }

    @Test
    void aRunMayBeStoppedAgainAndAgain() throws IOException {
        for (int i = 0; i < 4; i++) {
            stopAfter(10, request(AuditBench.AS_OF, true));
        }
        assertThat(ReportBytes.of(audit(request(AuditBench.AS_OF, true), RunProgress.SILENT)
                        .folder()))
                .isEqualTo(ReportBytes.of(undisturbed));
    }

    @Test
    void aRunWhoseTimeWasNotChosenGoesOnWithTheTimeAtWhichItWasBegun() throws IOException {
        stopAfter(10, request(AuditBench.AS_OF, false));

        RunResult result = audit(request(AuditBench.AS_OF.plusSeconds(3_600), false), new Listening());

        assertThat(result.runId()).startsWith("2026-11-21T050000Z-");
        assertThat(ReportBytes.of(result.folder())).isEqualTo(ReportBytes.of(undisturbed));
    }

    @Test
    void forceBeginsAnew() throws IOException {
        stopAfter(10, request(AuditBench.AS_OF, false));

        Instant later = AuditBench.AS_OF.plusSeconds(3_600);
        RunResult result = audit(forced(later, false), new Listening());

        assertThat(result.runId()).startsWith("2026-11-21T060000Z-");
        assertThat(notes).noneMatch(note -> note.contains("it goes on from there"));
        assertThat(everything()).containsExactly(result.runId());
    }

    @Test
    void anotherDropIsNotTakenForTheUnfinishedOne() throws IOException {
        stopAfter(10, request(AuditBench.AS_OF, false));

        Path other = folder.resolve("other");
        LargeDrop.write(other, 1_000, 8);
        RunResult result = audit(
                new RunRequest(
                        List.of(other), out(), AuditBench.AS_OF, null, null, null, null, false, List.of(), true, false),
                new Listening());

        assertThat(result.ads()).isLessThan(1_000);
        assertThat(RunFolder.unfinishedRuns(out())).hasSize(1);
        assertThat(ReportBytes.of(
                        audit(request(AuditBench.AS_OF, false), new Listening()).folder()))
                .isEqualTo(ReportBytes.of(undisturbed));
    }

    @Test
    void whatACheckpointReliesOnMayGetLostAndTheRunBeginsAnew() throws IOException {
        stopAfter(20, request(AuditBench.AS_OF, true));
        Path ads = unfinished().unfinished().resolve("ads.csv");
        Files.write(ads, new byte[0]);

        assertThat(ReportBytes.of(
                        audit(request(AuditBench.AS_OF, true), new Listening()).folder()))
                .isEqualTo(ReportBytes.of(undisturbed));
    }

    @Test
    void aJobDatabaseThatKnowsNothingOfTheRunBeginsItAnew() throws IOException {
        stopAfter(20, request(AuditBench.AS_OF, true));

        try (AuditBench bench = new AuditBench(folder.resolve("other-data"))) {
            assertThat(ReportBytes.of(bench.audit(request(AuditBench.AS_OF, true), new Listening())
                            .folder()))
                    .isEqualTo(ReportBytes.of(undisturbed));
        }
        assertThat(notes).isEmpty();
    }

    @Test
    void anotherVersionOfTheAuditorBeginsAnewAndSaysSo() throws IOException {
        stopAfter(10, request(AuditBench.AS_OF, true));

        try (AuditBench bench = new AuditBench(folder.resolve("data"))) {
            bench.audit(request(AuditBench.AS_OF, true), "newer", new Listening());
        }
        assertThat(notes).singleElement().asString().contains("another version of the auditor began it");
    }

    @Test
    void anUnfinishedRunOfYesterdayIsRemovedAndTold() throws IOException {
        stopAfter(10, request(AuditBench.AS_OF, false));
        RunFolder begun = unfinished();
        String runId = RunFolder.unfinishedRuns(out()).get(0);
        BegunRun run = BegunRun.read(begun, runId);
        run.anew(Instant.now().minus(Duration.ofHours(13))).write(begun);

        RunResult result = audit(request(AuditBench.AS_OF.plusSeconds(60), false), new Listening());

        assertThat(result.runId()).isNotEqualTo(runId);
        assertThat(notes).singleElement().asString().contains(runId).contains("long past");
        assertThat(everything()).containsExactly(result.runId());
    }

    @Test
    void aRunThatAnotherProcessMakesIsLeftToIt() throws IOException {
        stopAfter(10, request(AuditBench.AS_OF, true));
        try (Claim claim = Claim.take(unfinished().place(BegunRun.CLAIM))) {
            assertThat(claim).isNotNull();
            assertThatThrownBy(() -> audit(request(AuditBench.AS_OF, true), new Listening()))
                    .isInstanceOf(AuditFailedException.class)
                    .hasMessageContaining("is already being made, by process ");
        }
        assertThat(ReportBytes.of(
                        audit(request(AuditBench.AS_OF, true), new Listening()).folder()))
                .isEqualTo(ReportBytes.of(undisturbed));
    }

    @Test
    void anEarlierReportIsPutBackIfTheOneThatReplacesItNeverCame() throws IOException {
        Path report = audit(request(AuditBench.AS_OF, true), new Listening()).folder();
        Files.move(report, out().resolve("." + report.getFileName() + ".replaced"));

        RunResult again = audit(request(AuditBench.AS_OF, true), new Listening());

        assertThat(again.audited()).isFalse();
        assertThat(everything()).containsExactly(report.getFileName().toString());
    }

    @Test
    void aRunThatWasKilledBetweenItsReportAndItsPlaceInTheHistoryGetsThatPlace() throws IOException {
        Path report = audit(request(AuditBench.AS_OF, true), new Listening()).folder();
        String runId = report.getFileName().toString();
        Files.createDirectory(out().resolve("." + runId + ".unfinished"));

        try (AuditBench bench = new AuditBench(folder.resolve("data-that-was-not-written"))) {
            assertThat(bench.audit(request(AuditBench.AS_OF, true)).audited()).isFalse();
            RunResult next = bench.audit(request(AuditBench.AS_OF.plus(Duration.ofDays(1)), true));

            assertThat(SummaryJson.read(next.folder()).previousRunId()).isEqualTo(runId);
        }
        assertThat(visible()).hasSize(2).isEqualTo(everything());
    }

    private void stopAfter(int blocks, RunRequest request) {
        try (AuditBench bench = new AuditBench(folder.resolve("data"), Duration.ZERO)) {
            assertThatThrownBy(() -> bench.audit(request, bench.stoppingAfter(blocks)))
                    .isInstanceOf(AuditStoppedException.class)
                    .hasMessageContaining("the same command continues it");
        }
    }

    private RunResult audit(RunRequest request, RunProgress progress) {
        try (AuditBench bench = new AuditBench(folder.resolve("data"))) {
            return bench.audit(request, progress);
        }
    }

    private RunRequest request(Instant asOf, boolean asOfGiven) {
        return new RunRequest(List.of(drop), out(), asOf, null, null, null, null, false, List.of(), true, asOfGiven);
    }

    private RunRequest forced(Instant asOf, boolean asOfGiven) {
        return new RunRequest(List.of(drop), out(), asOf, null, null, null, null, true, List.of(), true, asOfGiven);
    }

    private RunRequest withReports(List<ReportWriter> reports) {
        return new RunRequest(
                List.of(drop), out(), AuditBench.AS_OF, null, null, null, null, false, reports, true, true);
    }

    private Path out() {
        return folder.resolve("out");
    }

    private RunFolder unfinished() throws IOException {
        return new RunFolder(out(), RunFolder.unfinishedRuns(out()).get(0));
    }

    private List<String> visible() throws IOException {
        return everything().stream().filter(name -> !name.startsWith(".")).toList();
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> entries = Files.list(out())) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    /** Stops as soon as a run comes to some phase, or to the first row that a report reads. */
    private static final class StopsIn implements RunProgress, ReportWriter {
        private final String phase;
        private AuditService service;

        StopsIn(String phase) {
            this.phase = phase;
        }

        @Override
        public void begin(String begun, long bytes) {
            if (begun.equals("index") && phase.equals("index")) {
                service.stop();
            }
        }

        @Override
        public void at(String at, long bytes, long rows) {
            boolean last = rows == ADS;
            if (phase.equals("publish") ? last : phase.equals("audit") || phase.equals("replay")) {
                service.stop();
            }
        }

        @Override
        public List<String> names() {
            return List.of("stops.txt");
        }

        @Override
        public void write(FinishedRun run, Path folder) throws IOException {
            Files.writeString(folder.resolve("stops.txt"), "half");
            if (phase.equals("a report")) {
                service.stop();
            }
            try (Stream<ReportedAd> ads = run.ads()) {
                assertThat(ads.count()).isPositive();
            }
        }
    }

    /** Remembers what was told. */
    private final class Listening implements RunProgress {
        private final List<Long> rows = new ArrayList<>();
        private final List<Long> resumedAfter = new ArrayList<>();

        @Override
        public void at(String phase, long bytes, long workedThrough) {
            rows.add(workedThrough);
        }

        @Override
        public void resume(long bytes, long workedThrough) {
            resumedAfter.add(workedThrough);
        }

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }
    }
}
