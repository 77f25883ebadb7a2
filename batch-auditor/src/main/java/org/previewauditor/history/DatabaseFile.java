package org.previewauditor.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.previewauditor.report.Machine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The H2 file in a folder, when it cannot be opened. */
public final class DatabaseFile {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** H2's code for a file that another process has opened. */
    private static final int ALREADY_OPEN = 90020;

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    private static final long ROOM_NEEDED = 1 << 20;

    private final Path folder;
    private final Path file;
    private final Path holder;
    private final Path newest;

    /** @param folder in which the file is */
    public DatabaseFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(Database.FILE + ".mv.db");
        this.newest = folder.resolve(Database.FILE + ".newest");
        this.holder = folder.resolve(Database.FILE + ".holder");
    }

    /** Whether this problem means that another process has opened the file. */
    public static boolean isHeld(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
                return true;
            }
        }
        return false;
    }

    /** Leaves a note of who has opened the file, for those who then cannot. */
    public void noteHolder(Instant now) {
        try {
            Files.writeString(
                    holder,
                    "process " + ProcessHandle.current().pid() + " on " + Machine.name() + ", since "
                            + now.truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException e) {
            LOG.debug("Others will not be told who holds the database.", e);
        }
    }

    /** Removes the note. */
    public void forgetHolder() {
        try {
            Files.deleteIfExists(holder);
        } catch (IOException e) {
            LOG.debug("The note of who holds the database is out of date.", e);
        }
    }

    /** Who has opened the file, as far as it is known. */
    public @Nullable String holder() {
        try {
            return Files.readString(holder).lines().findFirst().orElse(null);
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    /** Notes the last run that the database knows, beside it, so that a loss is noticed. */
    public void noteNewest(@Nullable String runId) {
        try {
            if (runId != null) {
                Files.writeString(newest, runId);
            }
        } catch (IOException e) {
            // What is noted then is older, and still in the database.
            LOG.debug("The last run could not be noted.", e);
        }
    }

    /** Which run the database should know. */
    public @Nullable String newest() {
        try {
            return Files.isRegularFile(newest) ? Files.readString(newest).strip() : null;
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    /** Whether there is a file with something in it. */
    public boolean holdsSomething() {
        return file.toFile().length() > 0;
    }

    /**
     * Whether there is a file that could be read and written, so that what stands in it must be the reason why it cannot
     * be opened.
     */
    public boolean isAtFault() {
        try {
            return Files.isRegularFile(file)
                    && Files.isReadable(file)
                    && Files.isWritable(file)
                    && Files.isWritable(folder)
                    && Files.getFileStore(folder).getUsableSpace() > ROOM_NEEDED;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Moves the file aside, so that a new one can be made.
     *
     * @return where it is now
     */
    public Path moveAside(Instant now) throws IOException {
        String name = file.getFileName() + ".damaged-" + TIME.format(now);
        Path aside = folder.resolve(name);
        for (int i = 2; Files.exists(aside); i++) {
            aside = folder.resolve(name + "-" + i);
        }
        Files.move(file, aside);
        return aside;
    }

    /** The first thing that a database said about a problem, in one line; {@code null} if it said nothing. */
    public static @Nullable String said(Throwable problem) {
        String said = null;
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && cause.getMessage() != null) {
                said = cause.getMessage()
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceFirst("; SQL statement:.*", "")
                        .strip();
            }
        }
        return said;
    }
}
