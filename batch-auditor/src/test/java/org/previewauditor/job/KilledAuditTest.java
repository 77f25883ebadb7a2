package org.previewauditor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The program is killed and stopped at any moment, in processes of its own, and in the end nobody can tell. The moments
 * come from a seed that is printed; {@code -Dkill.seed=…} kills at the same ones again, as far as the machine is as fast.
 */
@Tag("slow")
class KilledAuditTest {

    private static final int ADS = 30_000;
    private static final int ADS_OF_THE_NIGHT_BEFORE = 2_000;
    private static final int KILLED_AT_LEAST = 10;

    /** After so long nothing is killed any more: the last attempt is to come to its end. */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    /** Each attempt is made in one of these: a server may move, and summer time end, between two of them. */
    private static final String[] ZONES = {"UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati"};

    /** It takes five, of which a busy machine makes more. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(15);

    @TempDir
    static Path shared;

    private static Path drop;
    private static Path dataOfTheNightBefore;
    private static Path undisturbed;
    private static long millisUndisturbed;

    @TempDir
    Path folder;

    @BeforeAll
    static void auditUndisturbed() throws IOException {
        drop = shared.resolve("drop");
        LargeDrop.write(drop, ADS, 7);
        Path before = shared.resolve("before");
        LargeDrop.write(before, ADS_OF_THE_NIGHT_BEFORE, 7);
        dataOfTheNightBefore = shared.resolve("data");
        run(before, shared.resolve("out-before"), dataOfTheNightBefore, "2026-11-20T05:00:00Z", "--reports", "none");

        Path data = shared.resolve("data-undisturbed");
        copy(dataOfTheNightBefore, data);
        long start = System.nanoTime();
        run(drop, shared.resolve("out"), data, "2026-11-21T05:00:00Z");
        millisUndisturbed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        undisturbed = onlyReport(shared.resolve("out"));
    }

    @Test
    void whateverIsKilledWheneverTheReportIsThatOfARunThatNobodyDisturbed() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("KilledAuditTest: -Dkill.seed=" + seed + ", undisturbed " + millisUndisturbed + " ms");
        Random random = new Random(seed);
        long deadline = System.nanoTime() + LONGEST.toNanos();
        int killed = 0;
        for (int night = 1; killed < KILLED_AT_LEAST && System.nanoTime() < deadline; night++) {
            Place place = new Place(folder.resolve("night-" + night));
            killed += killUntilItFinishes(place, random, deadline);
        }
        assertThat(killed).isPositive();
    }

    /** Makes one run, and returns how many times it was killed. */
    private static int killUntilItFinishes(Place place, Random random, long deadline) throws Exception {
        List<String> story = new ArrayList<>();
        Visible visible = new Visible(place.out());
        int exitCode = AuditProcess.KILLED;
        while (exitCode != 0) {
            boolean kindly = random.nextInt(3) == 0;
            long moment = (long) ((0.05 + 0.85 * random.nextDouble()) * millisUndisturbed);
            String zone = ZONES[random.nextInt(ZONES.length)];
            try (AuditProcess process = place.startIn(zone)) {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(moment);
                while (process.isAlive() && (System.nanoTime() < end || System.nanoTime() > deadline)) {
                    visible.look();
                    Thread.sleep(2);
                }
                if (kindly) {
                    process.terminate();
                } else {
                    process.kill();
                }
                exitCode = process.await();
                visible.look();
                story.add((kindly ? "SIGTERM" : "SIGKILL") + " in " + zone + " after " + moment + " ms, ended with "
                        + exitCode + ": " + process.errors().strip());
                assertThat(exitCode).as(String.join("\n", story)).isIn(0, AuditProcess.KILLED, AuditProcess.TERMINATED);
            }
        }
        String told = String.join("\n", story);
        System.out.println(told);
        assertThat(ReportBytes.of(onlyReport(place.out()))).as(told).isEqualTo(ReportBytes.of(undisturbed));
        assertThat(visible.incomplete()).as(told).isEmpty();
        assertThat(place.history()).as(told).containsExactly("2026-11-21", "2026-11-20");
        assertThat(everythingIn(place.out()))
                .as("nothing is left beside the report. " + told)
                .hasSize(1);
        return story.size() - 1;
    }

    @ParameterizedTest(name = "SIGTERM while {0}")
    @CsvSource({"it indexes,none", "it audits,none", "it makes reports,xlsx"})
    void sigtermStopsWithinSecondsAndTheNextRunSaysThatItGoesOn(String phase, String reports) throws IOException {
        Place place = new Place(folder);
        try (AuditProcess process = place.start("--reports", reports)) {
            process.awaitUntil(() -> place.isReached(phase));
            long start = System.nanoTime();
            process.terminate();

            int exitCode = process.await();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIME_TO_STOP);
            assertThat(exitCode).as(process.errors()).isEqualTo(AuditProcess.TERMINATED);
            assertThat(process.errors())
                    .contains("Stopped, and nothing is lost: the run 2026-11-21T050000Z-")
                    .contains("the same command continues it.")
                    .doesNotContain("\tat ");
            assertThat(process.output()).isEmpty();
        }
        assertThat(visibleIn(place.out())).isEmpty();
        assertThat(place.data().resolve("jobs.holder"))
                .as("the database was closed, not left")
                .doesNotExist();

        try (AuditProcess process = place.start("--reports", reports)) {
            assertThat(process.await()).as(process.errors()).isZero();
            assertThat(process.errors()).contains(" and broke off: it goes on from there. --force begins anew.");
        }
        assertThat(ReportBytes.of(undisturbed)).containsAllEntriesOf(ReportBytes.of(onlyReport(place.out())));
    }

    @Test
    void ctrlCReachesTheAuditBehindItsProgressBar() throws IOException {
        Place place = new Place(folder);
        try (AuditProcess process = AuditProcess.startInTerminal(shared, place.arguments("--reports", "none"))) {
            process.awaitUntil(
                    () -> place.isReached("it audits") && process.output().contains("rows/s"));
            process.pressCtrlC();

            assertThat(process.await()).as(process.output()).isEqualTo(AuditProcess.INTERRUPTED);
            assertThat(process.output())
                    .contains("Stopped, and nothing is lost")
                    .contains("continues it.");
        }
        assertThat(visibleIn(place.out())).isEmpty();
    }

    private static AuditProcess start(
            List<String> jvmOptions, Path drop, Path out, Path data, String asOf, String... more) throws IOException {
        return AuditProcess.start(shared, jvmOptions, arguments(drop, out, data, asOf, more));
    }

    private static String[] arguments(Path drop, Path out, Path data, String asOf, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("audit", drop.toString(), "--out", out.toString(), "--data", data.toString(), "--as-of", asOf));
        arguments.addAll(Arrays.asList(more));
        return arguments.toArray(String[]::new);
    }

    private static void run(Path drop, Path out, Path data, String asOf, String... more) throws IOException {
        try (AuditProcess process = start(List.of(), drop, out, data, asOf, more)) {
            assertThat(process.await()).as(process.errors()).isZero();
        }
    }

    private static Path onlyReport(Path out) {
        List<Path> reports = visibleIn(out);
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private static List<Path> visibleIn(Path out) {
        return everythingIn(out).stream()
                .filter(entry -> !entry.getFileName().toString().startsWith("."))
                .toList();
    }

    private static List<Path> everythingIn(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(entries::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static long sizeOf(Path file) {
        return file.toFile().length();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : everythingIn(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    /** Folders for one run, with a history of the night before. */
    private record Place(Path out, Path data) {

        Place(Path folder) throws IOException {
            this(folder.resolve("out"), folder.resolve("data"));
            copy(dataOfTheNightBefore, data);
        }

        AuditProcess start(String... more) throws IOException {
            return KilledAuditTest.start(List.of(), drop, out, data, "2026-11-21T05:00:00Z", more);
        }

        String[] arguments(String... more) {
            return KilledAuditTest.arguments(drop, out, data, "2026-11-21T05:00:00Z", more);
        }

        AuditProcess startIn(String zone) throws IOException {
            return KilledAuditTest.start(List.of("-Duser.timezone=" + zone), drop, out, data, "2026-11-21T05:00:00Z");
        }

        boolean isReached(String phase) {
            for (Path run : everythingIn(out)) {
                boolean reached = switch (phase) {
                    case "it indexes" -> sizeOf(run.resolve("run.part")) > 0;
                    case "it audits" -> sizeOf(run.resolve("report/ads.csv")) > 0;
                    case "it makes reports" -> sizeOf(run.resolve("report/report.xlsx")) > 0;
                    default -> throw new IllegalArgumentException(phase);
                };
                if (reached) {
                    return true;
                }
            }
            return false;
        }

        /** The days of the runs that the history knows, the latest first. */
        List<String> history() {
            try (AuditBench bench = new AuditBench(data)) {
                return bench.history().latest(9).stream()
                        .map(run -> run.runId().substring(0, "2026-11-21".length()))
                        .toList();
            }
        }
    }

    /** Looks at a folder of reports as a reader might, at any moment. */
    private static final class Visible {
        private final Path out;
        private final Set<String> incomplete = new ConcurrentSkipListSet<>();
        private final Set<String> whole;

        Visible(Path out) throws IOException {
            this.out = out;
            this.whole = filesOf(undisturbed);
        }

        void look() throws IOException {
            for (Path report : visibleIn(out)) {
                Set<String> files = filesOf(report);
                if (!files.equals(whole)) {
                    incomplete.add(report.getFileName() + " has only " + files);
                }
            }
        }

        Set<String> incomplete() {
            return incomplete;
        }

        private static Set<String> filesOf(Path report) throws IOException {
            Set<String> files = new TreeSet<>();
            try (Stream<Path> all = Files.walk(report)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = report.relativize(file).toString();
                    // Its size varies with the timings that are in it.
                    boolean timed = name.equals("summary.json") || name.equals("report.html");
                    files.add(timed ? name : name + " " + sizeOf(file));
                }
            }
            return files;
        }
    }
}
