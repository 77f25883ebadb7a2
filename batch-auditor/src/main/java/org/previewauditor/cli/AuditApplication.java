package org.previewauditor.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.history.Database;
import org.previewauditor.history.DatabaseFile;
import org.previewauditor.history.History;
import org.previewauditor.history.Rebuild;
import org.previewauditor.history.SharedDatabaseProblem;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.job.AuditService;
import org.previewauditor.job.JobDatabase;
import org.previewauditor.job.Reason;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;

/** The settings of a run, and the job database once it is needed. */
final class AuditApplication implements AutoCloseable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(AuditApplication.class);

    /** Their failures reach the user as a sentence; what they log is for those who ask for it. */
    private static final List<String> LIBRARIES = List.of("org.springframework", "com.zaxxer.hikari", "org.flywaydb");

    private final StandardEnvironment environment;
    private @Nullable JobDatabase database;
    private @Nullable DatabaseFile file;
    private boolean rebuilt;

    private AuditApplication(StandardEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Brings the settings together.
     *
     * @param given what was typed
     * @param config a file with settings, or {@code null}
     * @throws UsageException if a file with settings cannot be used
     */
    static AuditApplication prepare(Map<String, Object> given, @Nullable Path config, boolean debug) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(debug ? Level.DEBUG : Level.WARN);
        for (String library : LIBRARIES) {
            ((Logger) LoggerFactory.getLogger(library)).setLevel(debug ? Level.DEBUG : Level.OFF);
        }
        return new AuditApplication(SettingsFiles.read(given, config));
    }

    /** One with no settings but those of the environment, for what is not the user's. */
    static AuditApplication unset() {
        return new AuditApplication(new StandardEnvironment());
    }

    AuditProperties properties() {
        return new AuditProperties(environment);
    }

    /**
     * Opens the database. One that cannot be opened because of what stands in it is moved aside and made again from the
     * reports, and that is told.
     *
     * @throws AuditFailedException if the database cannot be used
     */
    AuditService start(Database data) {
        return open(data).service();
    }

    /** Opens the database like {@link #start}, to look at the history. */
    History history(Database data) {
        return open(data).history();
    }

    @Override
    public void close() {
        if (database != null && file != null) {
            noteNewest(database.history(), file);
        }
        if (database != null) {
            database.close();
        }
        if (file != null) {
            file.forgetHolder();
        }
    }

    private static void noteNewest(History history, DatabaseFile file) {
        try {
            file.noteNewest(history.newest());
        } catch (DataAccessException e) {
            LOG.debug("The database failed; whoever used it was told.", e);
        }
    }

    private JobDatabase open(Database data) {
        JobDatabase opened;
        Path folder = data.folder();
        if (folder == null) {
            opened = openShared(data);
            database = opened;
        } else {
            DatabaseFile ofData = new DatabaseFile(folder);
            boolean heldSomething = ofData.holdsSomething();
            opened = openFile(data, ofData);
            database = opened;
            if (!rebuilt && hasLost(opened.history(), heldSomething, ofData.newest())) {
                // H2 goes back to the last state that is whole; of a file cut short that may be an old one, or none.
                int runs = rebuild(opened);
                // A database whose making broke off had nothing to lose.
                if (runs > 0 || ofData.newest() != null) {
                    System.err.println("The job database in " + data.name() + " had lost runs; it knows " + told(runs)
                            + " again.");
                }
            }
            ofData.noteHolder(Instant.now());
            file = ofData;
        }
        return opened;
    }

    private static boolean hasLost(History history, boolean heldSomething, @Nullable String newest) {
        return newest == null
                ? heldSomething && history.isNew()
                : history.find(newest).isEmpty();
    }

    private JobDatabase openShared(Database data) {
        try {
            return JobDatabase.open(data, environment);
        } catch (RuntimeException e) {
            throw new AuditFailedException(SharedDatabaseProblem.message(data, e), e);
        }
    }

    private JobDatabase openFile(Database data, DatabaseFile ofData) {
        try {
            return JobDatabase.open(data, environment);
        } catch (RuntimeException e) {
            if (DatabaseFile.isHeld(e)) {
                String holder = ofData.holder();
                throw new AuditFailedException(
                        "Another audit is using the job database in " + data.name()
                                + (holder == null ? "" : " (" + holder + ")")
                                + ". Wait until it has finished, or give this one a folder of its own with --data.",
                        e);
            }
            if (!ofData.isAtFault()) {
                throw unopened(data, e);
            }
            return anew(data, ofData, e);
        }
    }

    private static AuditFailedException unopened(Database data, RuntimeException problem) {
        return new AuditFailedException(
                "The job database in " + data.name() + " cannot be opened: " + Reason.of(problem)
                        + ". Nothing was begun. Check that the folder can be written and has room, or name another one "
                        + "with --data; nothing in it is irreplaceable.",
                problem);
    }

    /** What is in the database can be made again, so a damaged one need not stop anybody. */
    private JobDatabase anew(Database data, DatabaseFile damaged, RuntimeException problem) {
        try {
            Path aside = damaged.moveAside(Instant.now());
            JobDatabase opened = openAnew(data);
            int runs = rebuild(opened);
            String said = DatabaseFile.said(problem);
            System.err.println("The job database in " + data.name() + " could not be opened"
                    + (said == null ? "" : " (" + said + ")") + "; it is now " + aside.getFileName()
                    + ", and a new one knows " + told(runs) + ".");
            return opened;
        } catch (IOException e) {
            problem.addSuppressed(e);
            throw new AuditFailedException(
                    "The job database in " + data.name() + " is damaged and cannot be moved aside. Delete it, or name "
                            + "another folder with --data; nothing in it is irreplaceable.",
                    problem);
        }
    }

    private JobDatabase openAnew(Database data) {
        try {
            return JobDatabase.open(data, environment);
        } catch (RuntimeException e) {
            throw unopened(data, e);
        }
    }

    private int rebuild(JobDatabase opened) {
        rebuilt = true;
        try {
            return new Rebuild(opened.history(), System.err::println)
                    .from(properties().out());
        } catch (IOException e) {
            throw new AuditFailedException(
                    "The folder of reports " + properties().out() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private String told(int runs) {
        return "the " + runs + (runs == 1 ? " run" : " runs") + " whose reports are in "
                + properties().out();
    }
}
