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
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.handout.WorkbookWriter;
import org.previewauditor.handout.WorklistWriter;
import org.previewauditor.page.ReportPage;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.report.RunFolder;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;

/** Zones are changed and clocks are set, between a run and its continuation and between two nights. */
class ClockTest {

    private static final int ADS = 20_000;

    /** A day ahead of each other, at the same instant. */
    private static final TimeZone EAST = TimeZone.getTimeZone("Pacific/Kiritimati");

    private static final TimeZone WEST = TimeZone.getTimeZone("Pacific/Pago_Pago");

    @TempDir
    Path folder;

    private final TimeZone before = TimeZone.getDefault();
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void beginInTheEast() {
        TimeZone.setDefault(EAST);
    }

    @AfterEach
    void putTheZoneBack() {
        TimeZone.setDefault(before);
    }

    @Test
    void aRunThatWasStoppedInOneZoneGoesOnInAnotherAndNobodyCanTell() throws IOException {
        Path drop = folder.resolve("drop");
        LargeDrop.write(drop, ADS, 7);
        Path undisturbed;
        try (AuditBench bench = new AuditBench(folder.resolve("data-undisturbed"))) {
            undisturbed = bench.audit(everyReport(drop, folder.resolve("out-undisturbed")))
                    .folder();
        }

        stopAfter(8, everyReport(drop, folder.resolve("out")));
        TimeZone.setDefault(WEST);
        stopAfter(14, everyReport(drop, folder.resolve("out")));
        TimeZone.setDefault(EAST);

        RunResult result = audit(everyReport(drop, folder.resolve("out")));
        assertThat(notes).anyMatch(note -> note.contains("it goes on from there"));
        assertThat(ReportBytes.of(result.folder())).isEqualTo(ReportBytes.of(undisturbed));
    }

    @Test
    void nightsInDifferentZonesAreComparedByTheirInstants() throws IOException {
        RunResult first = audit(request(drop("works"), AuditBench.AS_OF, true));
        TimeZone.setDefault(WEST);
        RunResult second = audit(request(drop("fails"), AuditBench.AS_OF.plus(Duration.ofHours(20)), true));
        TimeZone.setDefault(EAST);
        RunResult third = audit(request(drop("works"), AuditBench.AS_OF.plus(Duration.ofHours(40)), true));

        assertThat(List.of(first.runId().substring(0, 18), second.runId().substring(0, 18)))
                .containsExactly("2026-11-21T050000Z", "2026-11-22T010000Z");
        assertThat(List.of(change(first), change(second), change(third)))
                .containsExactly("", "NEW_FAILURE", "RECOVERED");
        assertThat(trend(third)).containsExactly(first.runId(), second.runId());
    }

    @Test
    void aClockThatWasSetBackMakesTheSecondNightTheEarlierOne() throws IOException {
        RunResult tooEarly = audit(request(drop("fails"), AuditBench.AS_OF.plus(Duration.ofDays(300)), false));
        RunResult setRight = audit(request(drop("fails"), AuditBench.AS_OF, false));
        RunResult next = audit(request(drop("works"), AuditBench.AS_OF.plus(Duration.ofDays(1)), false));

        assertThat(setRight.runId()).isNotEqualTo(tooEarly.runId());
        assertThat(change(setRight))
                .as("nothing is earlier, so nothing can have changed")
                .isEmpty();
        assertThat(change(next)).isEqualTo("RECOVERED");
        assertThat(trend(next)).containsExactly(setRight.runId());
    }

    @Test
    void aRunThatWasBegunInTheFutureIsNotTakenForAnOldOne() throws IOException {
        Path drop = folder.resolve("drop");
        LargeDrop.write(drop, ADS, 7);
        RunRequest request = request(drop, AuditBench.AS_OF.plus(Duration.ofHours(5)), false);
        stopAfter(8, request);
        String runId = RunFolder.unfinishedRuns(folder.resolve("out")).get(0);
        RunFolder begun = new RunFolder(folder.resolve("out"), runId);
        BegunRun run = BegunRun.read(begun, runId);
        assertThat(run).isNotNull();
        run.anew(Instant.now().plus(Duration.ofDays(200))).write(begun);

        RunResult result = audit(request(drop, AuditBench.AS_OF, false));

        assertThat(result.runId()).isEqualTo(runId).startsWith("2026-11-21T100000Z-");
        assertThat(result.folder()).isDirectory();
    }

    private void stopAfter(int blocks, RunRequest request) {
        try (AuditBench bench = new AuditBench(folder.resolve("data"), Duration.ZERO)) {
            assertThatThrownBy(() -> bench.audit(request, bench.stoppingAfter(blocks)))
                    .isInstanceOf(AuditStoppedException.class);
        }
    }

    private RunResult audit(RunRequest request) {
        RunProgress progress = new RunProgress() {
            @Override
            public void at(String phase, long bytes, long rows) {}

            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
        try (AuditBench bench = new AuditBench(folder.resolve("data"))) {
            return bench.audit(request, progress);
        }
    }

    private RunRequest everyReport(Path drop, Path out) {
        List<ReportWriter> reports = List.of(new ReportPage(), new WorkbookWriter(), new WorklistWriter());
        return new RunRequest(List.of(drop), out, AuditBench.AS_OF, null, null, null, null, false, reports, true, true);
    }

    private RunRequest request(Path drop, Instant asOf, boolean asOfGiven) {
        return new RunRequest(
                List.of(drop), folder.resolve("out"), asOf, null, null, null, null, false, List.of(), true, asOfGiven);
    }

    /** A drop of one ad, with a preview or without one. */
    private Path drop(String state) throws IOException {
        Path drop = Files.createDirectories(folder.resolve(state));
        Files.writeString(
                drop.resolve("ads.csv"),
                "advertiser_id,ad_id,identity_type,tiktok_item_id,ad_format\n7000000000000000001,1,CUSTOMIZED_USER,"
                        + (state.equals("works") ? "" : "7300000000000000001") + ",SINGLE_VIDEO\n");
        return drop;
    }

    private static String change(RunResult run) throws IOException {
        try (Stream<String> rows = Files.lines(run.folder().resolve("ads.csv"))) {
            return rows.skip(1).findFirst().orElseThrow().split(",", -1)[17];
        }
    }

    private static List<String> trend(RunResult run) throws IOException {
        return SummaryJson.read(run.folder()).trend().stream()
                .map(Summary.Trend::runId)
                .toList();
    }
}
