package org.previewauditor.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The folder of one run's report: written under a hidden name, and visible only when it is whole. */
public final class RunFolder {

    private static final int BUFFER = 1 << 18;

    private final Path finished;
    private final Path unfinished;
    private final Path replaced;

    /** @param out the folder of all reports */
    public RunFolder(Path out, String runId) {
        this.finished = out.resolve(runId);
        this.unfinished = out.resolve("." + runId + ".unfinished");
        this.replaced = out.resolve("." + runId + ".replaced");
    }

    /** Where the report is once it is published. */
    public Path path() {
        return finished;
    }

    /** Where the report is until then. */
    public Path unfinished() {
        return unfinished;
    }

    public boolean isPublished() {
        return Files.isDirectory(finished);
    }

    /** Begins anew: what an earlier, broken run of this name left behind is removed. */
    public void begin() throws IOException {
        delete(unfinished);
        Files.createDirectories(unfinished);
    }

    /** Opens a file of the report for writing. */
    public OutputStream create(String file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(unfinished.resolve(file)), BUFFER);
    }

    /** Opens a file of the report to add to its end; one that is not there yet is begun. */
    public OutputStream append(String file) throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(unfinished.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                BUFFER);
    }

    /** Whether the unfinished report has this file. */
    public boolean has(String file) {
        return Files.exists(unfinished.resolve(file));
    }

    /** Opens a file of the unfinished report for reading. */
    public InputStream open(String file) throws IOException {
        return Files.newInputStream(unfinished.resolve(file));
    }

    /** Removes a file of the unfinished report. */
    public void remove(String file) throws IOException {
        Files.delete(unfinished.resolve(file));
    }

    /** Makes the report visible, in place of an earlier one of the same run, which is removed only then. */
    public void publish() throws IOException {
        delete(replaced);
        if (isPublished()) {
            Files.move(finished, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
        delete(replaced);
    }

    /** Removes what was written so far. */
    public void abandon() throws IOException {
        delete(unfinished);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
