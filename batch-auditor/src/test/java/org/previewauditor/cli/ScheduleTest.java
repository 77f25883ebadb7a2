package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.schedule.ScheduleFile;
import org.previewauditor.schedule.Timetable;
import tools.jackson.databind.json.JsonMapper;

/** {@code schedule}: every night an audit, however the nights before went. */
class ScheduleTest {

    private static final Path HEALTHY = Path.of("../sample-data/healthy");
    private static final Instant EVENING = Instant.parse("2026-11-20T20:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");
    private static final Timetable NIGHTLY = new Timetable("0 0 2 * * *", ZoneOffset.UTC);

    @TempDir
    Path folder;

    @RegisterExtension
    final Shell shell = new Shell();

    private final Unattended schedule = new Unattended();
    private final AtomicReference<Instant> now = new AtomicReference<>(EVENING);

    @AfterEach
    void stop() throws Exception {
        schedule.close();
    }

    @Test
    void itAuditsWhenTheTimeHasCome() throws Exception {
        start(HEALTHY);
        schedule.await("The next audit begins at 2026-11-21T02:00Z.");
        assertThat(runs()).isEmpty();
        assertThat(state().next()).isEqualTo(NIGHT);

        now.set(NIGHT);
        schedule.await("The next audit begins at 2026-11-22T02:00Z.");

        assertThat(runs()).singleElement().asString().startsWith("2026-11-21T020000Z-");
        assertThat(schedule.log()).anySatisfy(line -> assertThat(line).contains("Audited: 9 ads, "));
        assertThat(state().since()).isEqualTo(NIGHT);
        assertThat(state().last().runId()).isEqualTo(runs().get(0));

        now.set(NIGHT.plus(Duration.ofDays(1)));
        schedule.await("The next audit begins at 2026-11-23T02:00Z.");
        assertThat(runs()).hasSize(2);
        assertThat(schedule.stop()).isEqualTo(Unattended.SIGTERM);
    }

    @Test
    void ofSeveralMissedNightsOneIsMadeUpForAtTheStart() throws Exception {
        start(HEALTHY);
        schedule.await("The next audit begins at 2026-11-21T02:00Z.");
        schedule.stop();
        now.set(NIGHT.plus(Duration.ofDays(3)).plusSeconds(60));

        try (Unattended again = new Unattended()) {
            start(again, HEALTHY);
            again.await("The next audit begins at 2026-11-25T02:00Z.");

            assertThat(again.log())
                    .anySatisfy(line ->
                            assertThat(line).contains("The audit of 2026-11-21T02:00Z was missed: it is made now."));
            assertThat(runs()).singleElement().asString().startsWith("2026-11-24T020100Z-");
        }
    }

    @Test
    void theFirstStartMissedNothing() throws Exception {
        now.set(NIGHT.plusSeconds(60));
        start(HEALTHY);

        schedule.await("The next audit begins at 2026-11-22T02:00Z.");

        assertThat(runs()).isEmpty();
    }

    @Test
    void anAuditThatWasCutShortGoesOnAtTheStart() throws Exception {
        try (ScheduleFile file = ScheduleFile.open(reports(), "test")) {
            file.write(new ScheduleFile.State(
                    "0 0 2 * * *", "Z", List.of(), NIGHT, NIGHT, null, "rules", List.of(), null));
        }
        now.set(NIGHT.plusSeconds(600));
        start(HEALTHY);

        schedule.await("The next audit begins at 2026-11-22T02:00Z.");

        assertThat(schedule.log())
                .anySatisfy(line ->
                        assertThat(line).contains("The audit of 2026-11-21T02:00Z was cut short: it goes on now."));
        assertThat(runs()).hasSize(1);
        assertThat(state().running()).isNull();
    }

    @Test
    void aClockThatWasSetBackStopsNothing() throws Exception {
        try (ScheduleFile file = ScheduleFile.open(reports(), "test")) {
            file.write(new ScheduleFile.State(
                    "0 0 2 * * *",
                    "Z",
                    List.of(),
                    NIGHT.plus(Duration.ofDays(400)),
                    null,
                    null,
                    "rules",
                    List.of(),
                    null));
        }
        start(HEALTHY);

        schedule.await("The next audit begins at 2026-11-21T02:00Z.");
        now.set(NIGHT);
        schedule.await("The next audit begins at 2026-11-22T02:00Z.");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void aTimeThatComesWhileAnAuditGoesOnIsLeftOut() throws Exception {
        // The clock is that of a slow audit: each look at it is half a day later.
        Instant start = EVENING;
        AtomicReference<Instant> slow = new AtomicReference<>(start);
        start(schedule, HEALTHY, () -> slow.getAndUpdate(time -> time.plus(Duration.ofHours(12))));

        schedule.await("came while the audit went on, and is left out.");

        assertThat(schedule.log().stream().filter(line -> line.contains("Audited: ")))
                .isNotEmpty();
    }

    @Test
    void aNightThatFailsDoesNotStopTheNext() throws Exception {
        Path exports = Files.createDirectory(folder.resolve("exports"));
        start(exports);
        schedule.await("The next audit begins at 2026-11-21T02:00Z.");

        now.set(NIGHT);
        schedule.await("Not audited. There is no row of an ad in this drop that could be audited.");
        schedule.await("The next audit begins at 2026-11-22T02:00Z.");
        assertThat(state().last().problem()).contains("It holds no file at all");

        Files.copy(HEALTHY.resolve("ads.csv"), exports.resolve("ads.csv"));
        now.set(NIGHT.plus(Duration.ofDays(1)));
        schedule.await("Audited: 9 ads, ");
        schedule.await("The next audit begins at 2026-11-23T02:00Z.");
        assertThat(state().last().problem()).isNull();
    }

    @Test
    void whatCannotBeDoneNowIsTriedAgain() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        start(HEALTHY);
        schedule.await("The next audit begins at 2026-11-21T02:00Z.");
        try (FileChannel database = FileChannel.open(
                        data.resolve("jobs.mv.db"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = database.lock()) {
            assertThat(lock.isValid()).isTrue();
            now.set(NIGHT);
            schedule.await("Not audited yet. Another audit is using the job database");
        }

        schedule.await("The next audit begins at 2026-11-22T02:00Z.");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void theSameScheduleRunsOnlyOnce() throws IOException {
        try (ScheduleFile held = ScheduleFile.open(reports(), ScheduleCommand.name(List.of(HEALTHY)))) {
            assertThat(shell.run(
                            "schedule",
                            HEALTHY.toString(),
                            "--cron",
                            "0 0 2 * * *",
                            "--out",
                            reports().toString()))
                    .isEqualTo(3);
        }

        assertThat(shell.errors()).contains("This schedule is already running, in process ");
    }

    @Test
    void wrongCallsSayWhatIsRight() {
        assertThat(shell.run("schedule", HEALTHY.toString())).isEqualTo(2);
        assertThat(shell.errors()).contains("When should it run?").contains("--cron '0 0 2 * * *'");
        assertThat(shell.run("schedule", HEALTHY.toString(), "--cron", "0 2 * * *"))
                .isEqualTo(2);
        assertThat(shell.errors()).contains("--cron \"0 2 * * *\" is no timetable; write second, minute, hour");
        assertThat(shell.run("schedule", HEALTHY.toString(), "--cron", "0 0 2 30 2 *"))
                .isEqualTo(2);
        assertThat(shell.errors()).contains("never comes");
        assertThat(shell.run("schedule", HEALTHY.toString(), "--cron", "0 0 2 * * *", "--zone", "Berlin"))
                .isEqualTo(2);
        assertThat(shell.errors()).contains("is no time zone; write for example Europe/Berlin");
        assertThat(shell.run("schedule", HEALTHY.toString(), "--cron", "0 0 2 * * *", "--as-of", "2026-11-21"))
                .isEqualTo(2);
        assertThat(shell.errors()).contains("--as-of would make the same run every night");
        assertThat(shell.run("schedule", "--cron", "0 0 2 * * *")).isEqualTo(2);
        assertThat(shell.errors()).contains("What should be audited?");
    }

    private void start(Path exports) {
        start(schedule, exports);
    }

    private void start(Unattended loop, Path exports) {
        start(loop, exports, now::get);
    }

    private void start(Unattended loop, Path exports, InstantSource clock) {
        Map<String, Object> typed = new HashMap<>(Map.of(
                "preview-auditor.paths", exports.toString(),
                "preview-auditor.out", reports().toString(),
                "preview-auditor.data", folder.resolve("data").toString(),
                "preview-auditor.reports", "none"));
        loop.start(() -> {
            try (AuditApplication application = AuditApplication.prepare(typed, null, false);
                    ScheduleFile file = ScheduleFile.open(reports(), "test");
                    UnattendedAudits audits = UnattendedAudits.open(application, loop.stopSignal)) {
                return new ScheduledAudits(
                                NIGHTLY,
                                file,
                                audits,
                                application.properties(),
                                loop.stopSignal,
                                Duration.ofMillis(20),
                                Duration.ofMillis(500),
                                clock)
                        .run();
            }
        });
    }

    private Path reports() {
        return folder.resolve("reports");
    }

    private ScheduleFile.State state() {
        return JsonMapper.shared()
                .readValue(reports().resolve("schedule-test.json").toFile(), ScheduleFile.State.class);
    }

    private List<String> runs() throws IOException {
        try (Stream<Path> files = Files.list(reports())) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
