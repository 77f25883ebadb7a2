package org.previewauditor.readback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.previewauditor.report.RunFolder;

/** Makes reports of a finished run, in place of earlier ones. */
public final class Reports {

    private Reports() {}

    /** Whether a folder has everything that this report consists of. */
    public static boolean has(Path folder, ReportWriter report) {
        return report.names().stream().allMatch(name -> Files.exists(folder.resolve(name)));
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
            for (ReportWriter report : reports) {
                report.write(run, fresh);
            }
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
