package org.previewauditor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program on disks that are full or cannot be written, in processes of its own: what it says, what it leaves, and
 * that it goes on when there is room. The disk is a small one in memory where this process may mount one; elsewhere the
 * system refuses files beyond a size, which is the same to a program.
 */
@Tag("slow")
class FullDiskTest {

    private static final int KIB = 1 << 10;
    private static final int ROOM_FOR_ALL = 64 << 10;

    /** Says how long a file may be, in blocks of 512 bytes. */
    private static final int BLOCKS_PER_KIB = 2;

    @TempDir
    static Path shared;

    private static Sample many;
    private static Sample few;

    @TempDir
    Path folder;

    private Disk disk;

    @BeforeAll
    static void auditUndisturbed() throws IOException {
        many = Sample.of(2_000);
        few = Sample.of(20);
    }

    @BeforeEach
    void mount() throws IOException {
        disk = Disk.mount(Files.createDirectory(folder.resolve("disk")));
    }

    @AfterEach
    void unmount() throws IOException {
        disk.unmount();
    }

    @Test
    void tablesForWhichThereIsNoRoomLeaveNothingAndAreMadeWhenThereIs() throws IOException {
        makesNoReportWith(many.kib("ads.csv") / 2, many);
    }

    @Test
    void aPageForWhichThereIsNoRoomLeavesNothingAndIsMadeWhenThereIs() throws IOException {
        int room = few.kib("report.html") / 2;
        assertThat(room).as("there is room for all tables").isGreaterThan(few.kib("findings.csv") * 4);
        makesNoReportWith(room, few);
    }

    private void makesNoReportWith(int room, Sample sample) throws IOException {
        disk.limit(room);

        try (AuditProcess process = sample.start(disk.command(), out(), data())) {
            assertThat(process.await()).as(process.errors()).isEqualTo(3);
            assertThat(process.errors().strip())
                    .matches("Reports cannot be written to \\S+: (No space left on device|File too large)\\. "
                            + "Nothing of this run was kept\\. Make room, or name another folder with --out, and start "
                            + "it again\\.");
            assertThat(process.output()).isEmpty();
        }
        assertThat(everythingIn(out())).isEmpty();

        disk.limit(ROOM_FOR_ALL);
        auditToTheEnd(sample, out(), data());
    }

    @ParameterizedTest(name = "with {0} KiB for the database")
    @ValueSource(ints = {4, 32, 48, 56, 64, 96})
    void aDatabaseForWhichThereIsNoRoomLosesNeitherARunNorItsPlaceInTheHistory(int room) throws IOException {
        Path out = folder.resolve("out");
        Path data = disk.folder().resolve("data");
        disk.limit(room);

        try (AuditProcess process = few.start(disk.command(), out, data)) {
            int exitCode = process.await();

            assertThat(exitCode).as(process.errors()).isIn(0, 3);
            assertThat(process.errors().lines().count()).as(process.errors()).isLessThanOrEqualTo(1);
            assertThat(process.errors())
                    .doesNotContain("unforeseen")
                    .satisfiesAnyOf(
                            errors -> assertThat(errors).isEmpty(),
                            errors -> assertThat(errors).contains("Nothing was begun."),
                            errors -> assertThat(errors).contains("What there is of the run is kept"),
                            // Where files are limited, not the disk, the report's are, too.
                            errors -> assertThat(errors).contains("File too large. Nothing of this run was kept."),
                            errors -> assertThat(errors).contains("The report is whole"));
            assertThat(visibleIn(out)).hasSize(exitCode == 0 ? 1 : 0);
            if (exitCode == 3) {
                assertThat(process.errors()).isNotEmpty();
            }
        }

        disk.limit(ROOM_FOR_ALL);
        auditToTheEnd(few, out, data);
        try (AuditBench bench = new AuditBench(data)) {
            assertThat(bench.history().latest(9)).hasSize(1);
        }
    }

    @Test
    void anOutputThatCannotBeWrittenIsToldBeforeAnythingIsBegun() throws IOException {
        Files.createDirectory(out());
        disk.makeReadOnly(out());

        try (AuditProcess process = few.start(List.of(), out(), data())) {
            assertThat(process.await()).isEqualTo(3);
            assertThat(process.errors().strip())
                    .matches(
                            "Reports cannot be written to \\S+: (Read-only file system|access is denied)\\. Nothing was "
                                    + "begun\\. Make it writable, or name another folder with --out\\.");
        }
        assertThat(data()).doesNotExist();

        disk.makeWritable(out());
        auditToTheEnd(few, out(), data());
    }

    @ParameterizedTest(name = "the database exists: {0}")
    @ValueSource(booleans = {false, true})
    void aDatabaseThatCannotBeWrittenIsToldInOneSentence(boolean exists) throws IOException {
        Path out = folder.resolve("out");
        Path data = Files.createDirectory(disk.folder().resolve("data"));
        if (exists) {
            new AuditBench(data).close();
        }
        disk.makeReadOnly(data);

        try (AuditProcess process = few.start(List.of(), out, data)) {
            assertThat(process.await()).as(process.errors()).isEqualTo(3);
            assertThat(process.errors().strip().lines())
                    .singleElement()
                    .asString()
                    .startsWith("The job database ")
                    .contains("--data");
        }
        assertThat(visibleIn(out)).isEmpty();

        disk.makeWritable(data);
        auditToTheEnd(few, out, data);
    }

    private static void auditToTheEnd(Sample sample, Path out, Path data) throws IOException {
        try (AuditProcess process = sample.start(List.of(), out, data)) {
            assertThat(process.await()).as(process.errors()).isZero();
        }
        List<Path> reports = visibleIn(out);
        assertThat(reports).hasSize(1);
        assertThat(everythingIn(out)).as("nothing is left beside the report").hasSize(1);
        assertThat(ReportBytes.of(reports.get(0))).isEqualTo(ReportBytes.of(sample.undisturbed()));
    }

    private Path out() {
        return disk.folder().resolve("out");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static List<Path> visibleIn(Path out) throws IOException {
        return everythingIn(out).stream()
                .filter(entry -> !entry.getFileName().toString().startsWith("."))
                .toList();
    }

    private static List<Path> everythingIn(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                found.forEach(entries::add);
            }
        }
        return entries;
    }

    /** A drop, and the report that it gets. */
    private record Sample(Path drop, Path undisturbed) {

        static Sample of(int ads) throws IOException {
            Path drop = shared.resolve("drop-" + ads);
            LargeDrop.write(drop, ads, 7);
            Path out = shared.resolve("out-" + ads);
            try (AuditProcess process = start(List.of(), drop, out, shared.resolve("data-" + ads))) {
                assertThat(process.await()).as(process.errors()).isZero();
            }
            return new Sample(drop, visibleIn(out).get(0));
        }

        int kib(String file) throws IOException {
            return (int) (Files.size(undisturbed.resolve(file)) / KIB);
        }

        AuditProcess start(List<String> before, Path out, Path data) throws IOException {
            return start(before, drop, out, data);
        }

        private static AuditProcess start(List<String> before, Path drop, Path out, Path data) throws IOException {
            return AuditProcess.startAfter(
                    before,
                    shared,
                    List.of(),
                    "audit",
                    drop.toString(),
                    "--out",
                    out.toString(),
                    "--data",
                    data.toString(),
                    "--as-of",
                    "2026-11-21T05:00:00Z",
                    "--quiet");
        }
    }

    /** A place with little room. */
    private static final class Disk {
        private final Path folder;
        private final boolean mounted;
        private int room = ROOM_FOR_ALL;

        private Disk(Path folder, boolean mounted) {
            this.folder = folder;
            this.mounted = mounted;
        }

        static Disk mount(Path folder) throws IOException {
            return new Disk(
                    folder,
                    run("mount", "-t", "tmpfs", "-o", "size=" + ROOM_FOR_ALL + "k", "tmpfs", folder.toString()));
        }

        Path folder() {
            return folder;
        }

        /** From now on there is so much room on it, in KiB, or for each file of a process that is started by {@link #command}. */
        void limit(int kib) throws IOException {
            room = kib;
            if (mounted) {
                assertThat(run("mount", "-o", "remount,size=" + kib + "k", folder.toString()))
                        .isTrue();
            }
        }

        /** What a process is started with, so that the limit holds for it. */
        List<String> command() {
            return mounted
                    ? List.of()
                    : List.of("sh", "-c", "ulimit -f " + room * BLOCKS_PER_KIB + "; exec \"$@\"", "sh");
        }

        void makeReadOnly(Path part) throws IOException {
            if (mounted) {
                assertThat(run("mount", "-o", "remount,ro", folder.toString())).isTrue();
            } else {
                setWritable(part, false);
                assumeFalse(Files.isWritable(part), "nothing keeps this user from writing, and it may not mount");
            }
        }

        void makeWritable(Path part) throws IOException {
            if (mounted) {
                assertThat(run("mount", "-o", "remount,rw", folder.toString())).isTrue();
            } else {
                setWritable(part, true);
            }
        }

        void unmount() throws IOException {
            if (mounted) {
                assertThat(run("umount", "-l", folder.toString())).isTrue();
            }
        }

        private static void setWritable(Path part, boolean writable) throws IOException {
            try (Stream<Path> all = Files.walk(part)) {
                for (Path path : all.toList()) {
                    assertThat(path.toFile().setWritable(writable)).isTrue();
                }
            }
        }

        private static boolean run(String... command) throws IOException {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor() == 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(Arrays.toString(command), e);
            }
        }
    }
}
