package org.previewauditor.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run's report: written inside a hidden folder, and visible only when it is whole. Files that end in
 * {@code .part} are what a run needs until then: they stay in the hidden folder, beside the report, and go with it.
 */
public final class RunFolder {

    private static final int BUFFER = 1 << 18;
    private static final String UNFINISHED = ".unfinished";
    private static final String REPLACED = ".replaced";
    private static final String PART = ".part";

    private final Path finished;
    private final Path unfinished;
    private final Path report;
    private final Path replaced;

    /** @param out the folder of all reports */
    public RunFolder(Path out, String runId) {
        this.finished = out.resolve(runId);
        this.unfinished = out.resolve("." + runId + UNFINISHED);
        this.report = unfinished.resolve("report");
        this.replaced = out.resolve("." + runId + REPLACED);
    }

    /** The ids of all runs that were begun here and not published, in no order. */
    public static List<String> unfinishedRuns(Path out) throws IOException {
        return hidden(out, UNFINISHED);
    }

    /** The ids of all runs whose earlier report was being replaced when the process was killed. */
    public static List<String> replacedRuns(Path out) throws IOException {
        return hidden(out, REPLACED);
    }

    /** Where the report is once it is published. */
    public Path path() {
        return finished;
    }

    /** Where the report is until then. */
    public Path unfinished() {
        return report;
    }

    public boolean isPublished() {
        return Files.isDirectory(finished);
    }

    /** Makes sure that there is a place for files. */
    public void prepare() throws IOException {
        Files.createDirectories(report);
    }

    /** Removes all files of the unfinished report, and all parts, but these. */
    public void retain(Set<String> files) throws IOException {
        for (Path folder : List.of(unfinished, report)) {
            for (Path entry : entries(folder)) {
                if (!entry.equals(report) && !files.contains(entry.getFileName().toString())) {
                    delete(entry);
                }
            }
        }
    }

    /** Opens a file or part to go on after its first bytes. */
    public GrowingFile grow(String file, long length) throws IOException {
        return GrowingFile.open(place(file), length);
    }

    /** Where a file or part is until the report is published. */
    public Path place(String file) {
        return (file.endsWith(PART) ? unfinished : report).resolve(file);
    }

    /** Opens a file of the report for writing. */
    public OutputStream create(String file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(place(file)), BUFFER);
    }

    /** Opens a file of the report to add to its end; one that is not there yet is begun. */
    public OutputStream append(String file) throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(place(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND), BUFFER);
    }

    /** Whether the unfinished report has this file. */
    public boolean has(String file) {
        return Files.exists(place(file));
    }

    /** Opens a file of the unfinished report for reading. */
    public InputStream open(String file) throws IOException {
        return Files.newInputStream(place(file));
    }

    /** Removes a file of the unfinished report. */
    public void remove(String file) throws IOException {
        Files.delete(place(file));
    }

    /**
     * Makes the report visible, in place of an earlier one of the same run, which is removed only then. After a power
     * failure it is there whole, or not at all. What lay beside it stays, as a sign that something may still have to be
     * done, until {@link #abandon}.
     */
    public void publish() throws IOException {
        try (Stream<Path> all = Files.walk(report)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                force(path);
            }
        }
        delete(replaced);
        if (isPublished()) {
            Files.move(finished, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(report, finished, StandardCopyOption.ATOMIC_MOVE);
        force(finished.resolveSibling("."));
        delete(replaced);
    }

    /** Whether a report of this run was made visible, and nobody has abandoned what lay beside it. */
    public boolean isJustPublished() {
        return isPublished() && Files.isDirectory(unfinished) && !Files.exists(report);
    }

    /** Removes all that is not visible. */
    public void abandon() throws IOException {
        delete(unfinished);
    }

    /** Puts an earlier report back that was to be replaced by one that was never published, or removes it. */
    public void restoreReplaced() throws IOException {
        if (isPublished()) {
            delete(replaced);
        } else {
            Files.move(replaced, finished, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static List<String> hidden(Path out, String suffix) throws IOException {
        List<String> runs = new ArrayList<>();
        for (Path entry : entries(out)) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".") && name.endsWith(suffix) && name.length() > suffix.length() + 1) {
                runs.add(name.substring(1, name.length() - suffix.length()));
            }
        }
        return runs;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** Waits until a file or the names in a folder are on the disk. */
    private static void force(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (FileChannel names = FileChannel.open(path, StandardOpenOption.READ)) {
                names.force(true);
            } catch (IOException e) {
                // Not every system lets folders be opened; those that do not keep names safe themselves.
                return;
            }
        } else {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                file.force(true);
            }
        }
    }

    /** Removes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
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
