package org.previewauditor.readback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    Path parent;

    private Path folder;
    private FinishedRun run;

    @BeforeEach
    void aFinishedRun() throws IOException {
        folder = Files.createDirectory(parent.resolve("run"));
        RunFolders.copy("agency", folder);
        run = FinishedRun.open(folder);
    }

    @Test
    void twoReportsAreMadeAtATimeAndAllAreMade() throws IOException {
        CyclicBarrier bothAreAtIt = new CyclicBarrier(2);

        Reports.write(
                run,
                List.of(
                        report("a", () -> meet(bothAreAtIt)),
                        report("b", () -> meet(bothAreAtIt)),
                        report("c", () -> {})),
                parent);

        assertThat(List.of("a", "b", "c"))
                .allSatisfy(name -> assertThat(parent.resolve(name)).exists());
    }

    @Test
    void whereOneReportFailsTheRunIsAsItWas() throws IOException {
        Files.writeString(folder.resolve("a"), "earlier");

        assertThatThrownBy(() -> Reports.replace(run, List.of(report("a", () -> {}), report("b", () -> {
                    throw new IOException("No space left on device");
                }))))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");

        assertThat(folder.resolve("a")).hasContent("earlier");
        assertThat(folder.resolve("b")).doesNotExist();
        try (Stream<Path> beside = Files.list(parent)) {
            assertThat(beside).containsExactly(folder);
        }
    }

    private interface Making {
        void make() throws IOException;
    }

    private static ReportWriter report(String name, Making making) {
        return new ReportWriter() {
            @Override
            public List<String> names() {
                return List.of(name);
            }

            @Override
            public void write(FinishedRun of, Path into) throws IOException {
                making.make();
                Files.writeString(into.resolve(name), "made");
            }
        };
    }

    private static void meet(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IOException("nobody else came", e);
        }
    }
}
