package org.previewauditor.readback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.previewauditor.report.RunFolder;
import org.previewauditor.threads.Beside;

/** Makes reports of a finished run, in place of earlier ones. */
public final class Reports {

    private Reports() {}

    /** Whether a folder has everything that this report consists of. */
    public static boolean has(Path folder, ReportWriter report) {
        return report.names().stream().allMatch(name -> Files.exists(folder.resolve(name)));
    }

    /**
     * Makes all reports, two at a time: each of them reads the tables for itself.
     *
     * @param folder see {@link ReportWriter#write}
     * @throws IOException if the folder cannot be written
     * @throws UnusableRunException if the run cannot be read
     */
    public static void write(FinishedRun run, List<ReportWriter> reports, Path folder) throws IOException {
        Queue<ReportWriter> waiting = new ConcurrentLinkedQueue<>(reports);
        try (Beside others = Beside.begin("reports", () -> writeAll(waiting, run, folder))) {
            writeAll(waiting, run, folder);
            others.await();
        }
    }

    private static void writeAll(Queue<ReportWriter> waiting, FinishedRun run, Path folder) throws IOException {
        try {
            for (ReportWriter report = waiting.poll(); report != null; report = waiting.poll()) {
                report.write(run, folder);
            }
        } finally {
            // Where one fails, the others are of no use.
            waiting.clear();
        }
    }

    /**
     * Makes all reports anew. They are written beside the run and moved into it when all are whole: if one fails, the
     * run is as it was.
     *
     * @throws IOException if the folder of the run, or the one above it, cannot be written
     * @throws UnusableRunException if the run cannot be read
     */
    public static void replace(FinishedRun run, List<ReportWriter> reports) throws IOException {
        Path folder = run.folder().toRealPath();
        Path fresh = Files.createTempDirectory(folder.getParent(), ".reports-");
        try {
            write(run, reports, fresh);
            Path replaced = Files.createDirectory(fresh.resolve(".replaced"));
            for (ReportWriter report : reports) {
                for (String name : report.names()) {
                    move(fresh.resolve(name), folder.resolve(name), replaced.resolve(name));
                }
            }
        } finally {
            RunFolder.delete(fresh);
        }
    }

    /** A file takes another's place at once; a folder cannot, so the earlier one is moved out of the way. */
    private static void move(Path fresh, Path place, Path replaced) throws IOException {
        if (Files.isDirectory(place)) {
            Files.move(place, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    }
}
