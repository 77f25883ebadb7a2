package org.previewauditor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.watch.WaitingDrop.Reason;

/** An inbox that drops come into, with a clock that goes as the test wants. */
class InboxTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");

    @TempDir
    Path folder;

    private Path place;
    private Inbox inbox;
    private long nanos;
    private int seconds;

    @BeforeEach
    void open() throws IOException {
        place = Files.createDirectory(folder.resolve("inbox")).toAbsolutePath();
        inbox = Inbox.open(place, Duration.ofSeconds(10), () -> nanos);
    }

    @AfterEach
    void close() throws IOException {
        inbox.close();
    }

    @Test
    void aFolderThatWasNotThereIsMadeAndThatIsTold() throws IOException {
        Path misspelt = folder.resolve("inbxo");
        try (Inbox made = Inbox.open(misspelt, Duration.ofSeconds(10))) {
            assertThat(misspelt).isDirectory();
            assertThat(made.news())
                    .containsExactly("There was no folder " + misspelt + "; it was made now, and is empty.");
        }
        assertThat(inbox.news()).isEmpty();
    }

    @Test
    void looseFilesAreOneDropAndEachSubFolderIsAnother() throws IOException {
        write("ads.csv", "1");
        write("spark_posts.csv", "2");
        write("acme/ads.csv", "3");

        assertThat(take()).isNull();
        assertThat(inbox.waiting())
                .extracting(WaitingDrop::name, WaitingDrop::because)
                .containsExactlyInAnyOrder(tuple("acme", Reason.CHANGING), tuple("loose files", Reason.CHANGING));

        wait(10);
        TakenDrop first = taken();
        TakenDrop second = taken();

        assertThat(first.name()).isEqualTo("acme");
        assertThat(files(first.folder())).containsExactly("ads.csv");
        assertThat(second.name()).isEqualTo("loose files");
        assertThat(files(second.folder())).containsExactly("ads.csv", "spark_posts.csv");
        assertThat(take()).isNull();
        assertThat(inbox.waiting()).isEmpty();
    }

    @Test
    void onlyWhatComesToTheSamePlaceWaitsForTheNextSecond() throws IOException {
        write("acme/ads.csv", "1");
        write("other/ads.csv", "2");
        write("ads.csv", "3");
        take();
        wait(10);
        assertThat(Stream.of(inbox.take(NIGHT), inbox.take(NIGHT), inbox.take(NIGHT))
                        .map(drop -> Objects.requireNonNull(drop).name()))
                .containsExactlyInAnyOrder("acme", "other", "loose files");

        write("acme/ads.csv", "4");
        write("acme/_READY", "");
        assertThat(inbox.take(NIGHT)).isNull();
        assertThat(inbox.take(NIGHT.plusSeconds(1)))
                .isNotNull()
                .extracting(TakenDrop::name)
                .isEqualTo("acme");
    }

    @Test
    void aDropThatStillGrowsIsNotTaken() throws IOException {
        write("ads.csv", "1");
        assertThat(take()).isNull();
        wait(9);
        write("ads.csv", "12");
        assertThat(take()).isNull();
        wait(9);
        assertThat(take()).isNull();
        wait(1);

        assertThat(taken().entries()).extracting(Entry::size).containsExactly(2L);
    }

    @Test
    void anotherFileMakesTheWholeDropWait() throws IOException {
        write("acme/ads.csv", "1");
        assertThat(take()).isNull();
        wait(9);
        write("acme/more/later.csv", "1");
        assertThat(take()).isNull();
        wait(9);

        assertThat(take()).isNull();
    }

    @Test
    void aCopyWithTheTimeOfItsOriginalIsNotTakenForAnOldFile() throws IOException {
        Path copy = write("ads.csv", "1");
        Files.setLastModifiedTime(copy, FileTime.from(NIGHT.minus(Duration.ofDays(300))));

        assertThat(take()).isNull();
    }

    @Test
    void readyMakesADropReadyAtOnceAndIsNoPartOfIt() throws IOException {
        write("acme/ads.csv", "1");
        write("acme/_READY", "");
        write("ads.csv", "1");

        TakenDrop drop = taken();

        assertThat(drop.name()).isEqualTo("acme");
        assertThat(files(drop.folder())).containsExactly("ads.csv");
        assertThat(take()).isNull();

        write("_READY", "");
        assertThat(taken().name()).isEqualTo("loose files");
        assertThat(files(place)).isEmpty();
    }

    @Test
    void whatIsNoDropIsLeftAlone() throws IOException {
        Files.createDirectories(place.resolve("empty"));
        write("nested/inside/ads.csv", "1");
        write("marked/_READY", "");
        write(".hidden/ads.csv", "1");
        write(".hidden.csv", "1");
        write("archive/ads.csv", "1");
        write("failed/ads.csv", "1");
        write("_STATUS.json", "{}");
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("ads.csv"), "1");
        Files.createSymbolicLink(place.resolve("link"), outside);
        Files.createSymbolicLink(place.resolve("link.csv"), outside.resolve("ads.csv"));

        assertThat(take()).isNull();
        wait(20);
        assertThat(take()).isNull();
        assertThat(inbox.waiting()).isEmpty();
        assertThat(outside.resolve("ads.csv")).exists();
    }

    @Test
    void aLockedFileMakesItsDropWaitAndNoOther() throws IOException {
        Path locked = write("acme/ads.csv", "1");
        write("other/ads.csv", "1");
        assertThat(take()).isNull();
        wait(10);
        try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(taken().name()).isEqualTo("other");
            assertThat(take()).isNull();
            assertThat(inbox.waiting())
                    .extracting(WaitingDrop::name, WaitingDrop::because)
                    .containsExactly(tuple("acme", Reason.IN_USE));
        }

        assertThat(taken().name()).isEqualTo("acme");
    }

    @Test
    void anAuditedDropIsArchivedUnderItsRun() throws IOException {
        TakenDrop drop = ready("acme/ads.csv");

        Path archived = inbox.archive(drop, "2026-11-21T020000Z-abc123");

        assertThat(archived).isEqualTo(place.toRealPath().resolve("archive/2026-11-21T020000Z-abc123"));
        assertThat(files(archived)).containsExactly("ads.csv");
        assertThat(files(place.resolve("processing"))).isEmpty();
        assertThat(inbox.archive(ready("acme/ads.csv"), "2026-11-21T020000Z-abc123")
                        .getFileName())
                .hasToString("2026-11-21T020000Z-abc123-2");
    }

    @Test
    void aFailedDropSaysWhy() throws IOException {
        Path failed = inbox.fail(ready("ads.csv"), "2026-11-21T020000Z-abc123", "It holds no ads.");

        assertThat(failed).isEqualTo(place.toRealPath().resolve("failed/2026-11-21T020000Z-abc123"));
        assertThat(files(failed)).containsExactly("ads.csv", "why.txt");
        assertThat(failed.resolve("why.txt")).hasContent("It holds no ads.");
    }

    @Test
    void aFileThatChangedWhileItWasAuditedComesBack() throws IOException {
        TakenDrop drop = ready("acme/ads.csv", "acme/posts.csv");
        Files.writeString(drop.folder().resolve("posts.csv"), "longer than before");

        Path archived = inbox.archive(drop, "run");

        assertThat(files(archived)).containsExactly("ads.csv");
        assertThat(place.resolve("acme/posts.csv")).hasContent("longer than before");
        assertThat(inbox.news()).singleElement().asString().contains("posts.csv changed while it was audited");
        assertThat(inbox.news()).isEmpty();
    }

    @Test
    void aFileThatCameLateComesBack() throws IOException {
        TakenDrop drop = ready("ads.csv");
        Files.writeString(drop.folder().resolve("posts.csv"), "1");
        write("posts.csv", "newer");

        Path archived = inbox.archive(drop, "run");

        assertThat(files(archived)).containsExactly("ads.csv", "posts.csv");
        assertThat(place.resolve("posts.csv")).hasContent("newer");
        assertThat(inbox.news()).singleElement().asString().contains("there is a newer one in the inbox");
    }

    @Test
    void theNextWatcherGoesOnWithWhatWasTaken() throws IOException {
        TakenDrop drop = ready("acme/ads.csv");
        write("zebra/ads.csv", "1");
        write("zebra/_READY", "");
        reopen();

        TakenDrop again = taken();

        assertThat(again.resumed()).isTrue();
        assertThat(again.name()).isEqualTo("acme");
        assertThat(again.takenAt()).isEqualTo(drop.takenAt());
        assertThat(again.folder()).isEqualTo(drop.folder());
        assertThat(taken().name()).isEqualTo("zebra");
    }

    @Test
    void looseFilesThatWereJustBeingMovedAreLooseAgain() throws IOException {
        write("processing/2026-11-21T020000Z.part/ads.csv", "1");
        write("processing/2026-11-21T020000Z.part/posts.csv", "2");
        write("posts.csv", "newer");
        write("processing/notes/hello.txt", "1");
        reopen();

        assertThat(place.resolve("ads.csv")).hasContent("1");
        assertThat(place.resolve("posts.csv")).hasContent("newer");
        assertThat(files(place.resolve("failed/2026-11-21T020000Z.part"))).containsExactly("posts.csv", "why.txt");
        assertThat(inbox.news()).anySatisfy(news -> assertThat(news).contains("Newer files of these names came"));
        assertThat(inbox.news()).isEmpty();
        assertThat(place.resolve("processing/notes/hello.txt")).exists();
    }

    @Test
    void aSecondWatcherIsToldWhoHasTheInbox() {
        assertThatExceptionOfType(UnusableInboxException.class)
                .isThrownBy(() -> Inbox.open(place, Duration.ZERO))
                .withMessageContaining("is already watched, by process "
                        + ProcessHandle.current().pid());
    }

    @Test
    void anInboxThatCannotBeMadeIsToldInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatExceptionOfType(UnusableInboxException.class)
                .isThrownBy(() -> Inbox.open(file.resolve("inbox"), Duration.ZERO))
                .withMessageContaining("cannot be used")
                .withMessageContaining("Name a folder that you may write to.");
        assertThatExceptionOfType(UnusableInboxException.class)
                .isThrownBy(() -> Inbox.open(file, Duration.ZERO))
                .withMessage("The inbox " + file + " is a file. Name the folder that exports are dropped into.");
    }

    private void reopen() throws IOException {
        inbox.close();
        inbox = Inbox.open(place, Duration.ofSeconds(10), () -> nanos);
    }

    private TakenDrop ready(String... files) throws IOException {
        for (String file : files) {
            write(file, "1");
        }
        write(files[0].contains("/") ? files[0].split("/")[0] + "/_READY" : "_READY", "");
        return taken();
    }

    private Path write(String name, String content) throws IOException {
        Path file = place.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, content);
    }

    private void wait(int time) {
        nanos += TimeUnit.SECONDS.toNanos(time);
    }

    private @Nullable TakenDrop take() throws IOException {
        return inbox.take(NIGHT.plusSeconds(seconds++));
    }

    private TakenDrop taken() throws IOException {
        return Objects.requireNonNull(take(), "No drop is ready.");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
