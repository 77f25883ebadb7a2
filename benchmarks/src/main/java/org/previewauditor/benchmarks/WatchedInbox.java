package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.previewauditor.report.RunFolder;

/** A watcher that runs, and how soon the report of a drop can be seen once nothing of the drop changes any more. */
final class WatchedInbox implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process watcher;
    private final Path inbox;
    private final Path out;
    private final Duration settle;
    private final Path said;

    private WatchedInbox(Process watcher, Path inbox, Path out, Duration settle, Path said) {
        this.watcher = watcher;
        this.inbox = inbox;
        this.out = out;
        this.settle = settle;
        this.said = said;
    }

    /**
     * Starts a watcher and waits until it watches.
     *
     * @param settle what the command tells the watcher to wait for
     */
    static WatchedInbox open(List<String> command, Path inbox, Path out, Duration settle)
            throws IOException, InterruptedException {
        Files.createDirectories(inbox);
        Files.createDirectories(out);
        Path said = Files.createTempFile("watcher", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        WatchedInbox watched = new WatchedInbox(process, inbox, out, settle, said);
        watched.waitFor("the watcher's status", () -> Files.exists(inbox.resolve("_STATUS.json")));
        return watched;
    }

    /**
     * Puts a drop into the inbox, whole at once.
     *
     * @return seconds from the end of the settling until its report could be seen
     */
    double secondsUntilReported(Path drop) throws IOException, InterruptedException {
        Set<Path> before = reports();
        // Copied beside the inbox: the watcher must not see it grow.
        Path copy = inbox.resolveSibling("copy");
        RunFolder.delete(copy);
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.list(drop)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.move(copy, inbox.resolve(drop.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        long put = System.nanoTime();
        waitFor("a report", () -> reports().size() > before.size());
        return (System.nanoTime() - put) / 1e9 - settle.toMillis() / 1e3;
    }

    /** The most memory that the watcher had resident so far. */
    long peakMebibytes() {
        return Measured.peakMebibytes(watcher.pid());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        watcher.destroy();
        if (!watcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            watcher.destroyForcibly();
        }
        Files.delete(said);
    }

    /** Folders of finished runs: until then they have another name. */
    private Set<Path> reports() throws IOException {
        Set<Path> reports = new HashSet<>();
        try (Stream<Path> folders = Files.list(out)) {
            folders.filter(folder -> Files.exists(folder.resolve("summary.json")))
                    .filter(folder ->
                            Character.isDigit(folder.getFileName().toString().charAt(0)))
                    .forEach(reports::add);
        }
        return reports;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void waitFor(String what, Condition condition) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (!watcher.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException(what + " does not come; the watcher said: " + Files.readString(said));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
