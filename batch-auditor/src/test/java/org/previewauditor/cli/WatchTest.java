package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.watch.Inbox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code watch}: what is dropped into an inbox is audited, whatever else lies there. */
class WatchTest {

    private static final Path SAMPLES = Path.of("../sample-data");

    @TempDir
    Path folder;

    @RegisterExtension
    final Shell shell = new Shell();

    private final Unattended watcher = new Unattended();
    private Path inbox;

    @BeforeEach
    void makeInbox() throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox")).toRealPath();
    }

    @AfterEach
    void stop() throws Exception {
        watcher.close();
    }

    // From the command line

    @Test
    void onceAuditsWhatIsThereAndEnds() throws IOException {
        drop("healthy", "acme");
        drop("formats/smart-plus-2", "");

        assertThat(watch("--once", "--settle", "0s")).isZero();

        assertThat(names(inbox.resolve("archive"))).hasSize(2).isEqualTo(names(reports()));
        assertThat(names(inbox)).containsExactly("_STATUS.json", "archive", "processing");
        assertThat(watcher.log())
                .anySatisfy(line -> assertThat(line).contains("acme: audited, 9 ads, 9 OK. Report: "))
                .anySatisfy(line -> assertThat(line).contains("loose files: audited, "));
        JsonNode status = status();
        assertThat(status.get("state").asString()).isEqualTo("STOPPED");
        assertThat(status.get("audited").asInt()).isEqualTo(2);
        assertThat(status.get("failed").asInt()).isZero();
        assertThat(status.get("last").get("drop").asString()).isEqualTo("loose files");
    }

    @Test
    void oneBadDropDoesNotStopTheNext() throws IOException {
        Files.createDirectory(inbox.resolve("bad"));
        Files.writeString(inbox.resolve("bad/list.csv"), "shopping,list\nmilk,1\n");
        Files.createDirectory(inbox.resolve("empty-file"));
        Files.createFile(inbox.resolve("empty-file/ads.csv"));
        drop("healthy", "zebra");

        assertThat(watch("--once", "--settle", "0s")).isEqualTo(3);

        assertThat(names(inbox.resolve("archive"))).hasSize(1);
        List<String> failed = names(inbox.resolve("failed"));
        assertThat(failed)
                .hasSize(2)
                .allSatisfy(id -> assertThat(id).matches("\\d{4}-\\d\\d-\\d\\dT\\d{6}Z-[0-9a-f]{6}"));
        assertThat(failed.stream().map(id -> why(id)).toList())
                .anySatisfy(why -> assertThat(why).contains("list.csv").contains("put the files back into the inbox"))
                .anySatisfy(why -> assertThat(why).contains("ads.csv"));
        assertThat(status().get("failed").asInt()).isEqualTo(2);
    }

    @Test
    void failOnDecidesTheExitCode() throws IOException {
        drop("healthy", "acme");

        assertThat(watch("--once", "--settle", "0s", "--fail-on", "OK")).isEqualTo(1);
    }

    @Test
    void anEmptyInboxIsNoProblem() {
        assertThat(watch("--once")).isZero();
    }

    @Test
    void aFileInUseIsLeftAndTold() throws IOException {
        drop("healthy", "acme");
        try (FileChannel channel =
                        FileChannel.open(inbox.resolve("acme").resolve("ads.csv"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(watch("--once", "--settle", "0s")).isEqualTo(3);
        }

        assertThat(inbox.resolve("acme/ads.csv")).exists();
        assertThat(watcher.log())
                .anySatisfy(
                        line -> assertThat(line).contains("acme: left in the inbox, because a file of it is in use."));
    }

    @Test
    void aSecondWatcherIsToldWhoHasTheInbox() throws IOException {
        try (Inbox held = Inbox.open(inbox, Duration.ZERO)) {
            assertThat(watch("--once")).isEqualTo(3);
        }

        assertThat(shell.errors().strip().lines()).hasSize(1);
        assertThat(shell.errors()).contains("is already watched, by process ");
    }

    @Test
    void whatIsWrittenMustNotLieWhereDropsAreTaken() {
        assertThat(shell.run(
                        "watch",
                        inbox.toString(),
                        "--out",
                        inbox.resolve("reports").toString()))
                .isEqualTo(2);
        assertThat(shell.errors()).contains("lies in the inbox").contains("Name a place outside of");
        assertThat(shell.run("watch")).isEqualTo(2);
        assertThat(shell.errors()).contains("Which folder should be watched?");
        assertThat(watch("--settle", "soon")).isEqualTo(2);
        assertThat(shell.errors()).contains("--settle \"soon\" is no length of time; write for example 10s or 2m.");
    }

    // While it goes on

    @Test
    void aFileThatGrowsIsAuditedWhenItIsWhole() throws Exception {
        // Far longer than the pauses below, so that a machine that is busy elsewhere does not make one of them an end.
        start("--settle", "4s");
        String ads = Files.readString(SAMPLES.resolve("healthy/ads.csv"));
        String header = ads.substring(0, ads.indexOf('\n') + 1);
        Path growing = inbox.resolve("ads.csv");
        Files.writeString(growing, header);
        String row = ads.substring(header.length()).lines().findFirst().orElseThrow();
        String id = row.split(",")[0];
        for (int i = 0; i < 20; i++) {
            Files.writeString(
                    growing,
                    row.replace(id, String.valueOf(1_900_000_000_000_000L + i)) + '\n',
                    StandardOpenOption.APPEND);
            Thread.sleep(150);
        }

        watcher.await("loose files: audited");

        assertThat(watcher.stop()).isEqualTo(Unattended.SIGTERM);
        assertThat(summaries())
                .singleElement()
                .satisfies(summary -> assertThat(summary.inputs().get(0).rows()).isEqualTo(20));
    }

    @Test
    void changedRulesCountFromTheNextDropOnAndUnsoundOnesNever() throws Exception {
        Path rules = exportedRules();
        start("--settle", "0s", "--rules", rules.toString());
        drop("healthy", "first");
        watcher.await("first: audited");

        edit(rules.resolve("texts.properties"), "post-deleted.action=Ask", "post-deleted.action=Kindly ask");
        drop("healthy", "second");
        watcher.await("second: audited");

        edit(rules.resolve("post.drl"), "itemStatus", "itemStatuss");
        drop("healthy", "third");
        watcher.await("third: audited");

        List<Summary> summaries = summaries();
        assertThat(summaries).hasSize(3);
        String first = summaries.get(0).rules().checksum();
        String second = summaries.get(1).rules().checksum();
        assertThat(second).isNotEqualTo(first);
        assertThat(summaries.get(2).rules().checksum()).isEqualTo(second);
        assertThat(summaries.get(2).notes())
                .anySatisfy(note -> assertThat(note)
                        .contains("have changed, but are not used")
                        .contains("post.drl:"));
        assertThat(watcher.log())
                .anySatisfy(line -> assertThat(line).startsWith("WARN").contains("have changed, but are not used"));
        watcher.await(() -> status().get("drop").isNull(), "the status after the third drop");
        assertThat(status().get("rulesRefused").get(0).asString()).contains("post.drl:");
        assertThat(status().get("rules").asString()).contains(second);
    }

    @Test
    void whatCannotBeDoneNowIsTriedAgainAndThenPutAside() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (FileChannel database = FileChannel.open(
                        data.resolve("jobs.mv.db"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = database.lock()) {
            assertThat(lock.isValid()).isTrue();
            start("--settle", "0s");
            drop("healthy", "acme");

            watcher.await("acme: not audited yet. Another audit is using the job database");
            watcher.await("acme: not audited. Another audit is using the job database");
        }
        assertThat(names(inbox.resolve("failed"))).hasSize(1);

        drop("healthy", "later");
        watcher.await("later: audited");
    }

    @Test
    void theDatabaseIsFreeBetweenDrops() throws Exception {
        start("--settle", "0s");
        drop("healthy", "acme");
        watcher.await("acme: audited");
        watcher.await(() -> status().get("state").asString().equals("WATCHING"), "the watcher to rest");

        assertThat(shell.run("history", "--data", folder.resolve("data").toString()))
                .isZero();
        assertThat(shell.printed()).contains(names(reports()).get(0));
    }

    @Test
    void dropsThatLieThereTogetherAreAuditedOneAfterTheOther() throws Exception {
        drop("healthy", "one");
        drop("healthy", "two");
        drop("damaged", "three");
        start(() -> Instant.parse("2026-11-21T02:00:00Z"), "--settle", "0s");
        watcher.await("one: audited");
        watcher.await("two: audited");
        watcher.await("three: audited");

        // The same exports at the same time are the same run.
        assertThat(names(reports())).hasSize(2);
        assertThat(names(inbox.resolve("archive"))).hasSize(3).containsAll(names(reports()));
        watcher.await(() -> Files.notExists(folder.resolve("data/jobs.holder")), "the watcher to rest");
    }

    @Test
    void aDropThatWasStoppedGoesOnWithTheNextWatcher() throws Exception {
        Path taken = inbox.resolve("processing/2026-11-21T020000Z-acme");
        copy("healthy", taken);
        start("--settle", "0s");

        watcher.await("acme: audited");

        assertThat(names(reports())).singleElement().asString().startsWith("2026-11-21T020000Z-");
        assertThat(names(inbox.resolve("archive"))).isEqualTo(names(reports()));
        assertThat(watcher.log()).anySatisfy(line -> assertThat(line).contains("acme: goes on, "));
    }

    @Test
    @Tag("slow")
    void twoHundredDropsTakeNoMoreMemoryThanTwenty() throws Exception {
        AtomicLong seconds =
                new AtomicLong(Instant.parse("2026-11-21T02:00:00Z").getEpochSecond());
        start(() -> Instant.ofEpochSecond(seconds.incrementAndGet()), "--settle", "0s", "--reports", "none");
        long after20 = 0;
        int threads = 0;
        for (int i = 1; i <= 200; i++) {
            drop("healthy", "drop-" + i);
            watcher.await("drop-" + i + ": audited");
            watcher.log().clear();
            if (i == 20) {
                after20 = used();
                threads = Thread.activeCount();
            }
        }

        assertThat(names(inbox.resolve("archive"))).hasSize(200).isEqualTo(names(reports()));
        assertThat(used() - after20).as("bytes that 180 drops left behind").isLessThan(12L << 20);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
    }

    private int watch(String... options) {
        List<String> arguments = new ArrayList<>(List.of("watch", inbox.toString()));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--out", reports().toString()));
        arguments.addAll(List.of("--data", folder.resolve("data").toString()));
        if (!arguments.contains("--reports")) {
            arguments.addAll(List.of("--reports", "none"));
        }
        arguments.addAll(List.of("--as-of", "2026-11-21T05:00:00Z"));
        return shell.run(arguments.toArray(String[]::new));
    }

    private void start(String... options) {
        start(InstantSource.system(), options);
    }

    /** As the command does it, but stopped by the test and not by a signal. */
    private void start(InstantSource clock, String... options) {
        Map<String, Object> typed = new HashMap<>(Map.of(
                "preview-auditor.out", reports().toString(),
                "preview-auditor.data", folder.resolve("data").toString(),
                "preview-auditor.reports", "none"));
        for (int i = 0; i < options.length; i += 2) {
            typed.put("preview-auditor." + options[i].substring(2), options[i + 1]);
        }
        watcher.start(() -> {
            try (AuditApplication application = AuditApplication.prepare(typed, null, false);
                    Inbox opened = Inbox.open(inbox, application.properties().settle());
                    UnattendedAudits audits = UnattendedAudits.open(application, watcher.stopSignal)) {
                return new InboxWatch(
                                opened,
                                audits,
                                application.properties(),
                                watcher.stopSignal,
                                Duration.ofMillis(100),
                                clock)
                        .run();
            }
        });
    }

    private Path reports() {
        return folder.resolve("reports");
    }

    /** Puts a sample into the inbox, as a sub-folder that appears at once and whole, or as loose files. */
    private void drop(String sample, String name) throws IOException {
        if (name.isEmpty()) {
            copy(sample, inbox);
        } else {
            Path whole = folder.resolve(name);
            copy(sample, whole);
            Files.move(whole, inbox.resolve(name));
        }
    }

    private static void copy(String sample, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(SAMPLES.resolve(sample))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private Path exportedRules() throws IOException {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        RuleFiles bundled = RuleFiles.bundled();
        for (String name : bundled.names()) {
            Path file = rules.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, bundled.text(name));
        }
        return rules;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private List<Summary> summaries() throws IOException {
        List<Summary> summaries = new ArrayList<>();
        for (String run : names(reports())) {
            summaries.add(SummaryJson.read(reports().resolve(run)));
        }
        return summaries;
    }

    private String why(String id) {
        try {
            return Files.readString(inbox.resolve("failed").resolve(id).resolve("why.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode status() {
        return JsonMapper.shared().readTree(inbox.resolve("_STATUS.json").toFile());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
