package org.previewauditor.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.previewauditor.report.Machine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who is making which run, so that machines which share a database never make the same at the same time. Whoever makes a
 * run shows every few seconds that it is alive; a claim whose owner has not done so for a while is taken over. Time is
 * that of the database: the clocks of the machines need not agree.
 */
public final class RunClaims {

    private static final Logger LOG = LoggerFactory.getLogger(RunClaims.class);

    private static final long SECONDS_BETWEEN_SIGNS = 15;

    /** After so long without a sign the owner counts as dead. */
    private static final String DEAD = "INTERVAL '2' MINUTE";

    private static final String FORGOTTEN = "INTERVAL '30' DAY";
    private static final int ATTEMPTS = 3;

    private final JdbcTemplate jdbc;
    private final boolean shared;
    private final String owner = UUID.randomUUID().toString();

    /** @param shared whether other processes may use the database */
    public RunClaims(DataSource database, boolean shared) {
        this.jdbc = new JdbcTemplate(database);
        this.shared = shared;
    }

    /** Whether other processes may use the database. */
    public boolean areShared() {
        return shared;
    }

    /** Somebody else makes the run. The message is for people. */
    public static final class HeldException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HeldException(String message) {
            super(message);
        }
    }

    /** The right to make a run, until it is closed. */
    public final class Claim implements AutoCloseable {
        private final String workKey;
        private final long knownSeq;
        private final @Nullable ScheduledExecutorService signs;
        private boolean ended;

        private Claim(String workKey, long knownSeq) {
            this.workKey = workKey;
            this.knownSeq = knownSeq;
            this.signs = shared ? signs() : null;
        }

        /** The last run that counts as known, see {@link History#recall}; of a run that is resumed that of its beginning. */
        public long knownSeq() {
            return knownSeq;
        }

        /** @throws HeldException if another machine took this one for dead and took the run over */
        public void requireHeld() {
            int held = jdbc.update(
                    "UPDATE run_claim SET seen_at = CURRENT_TIMESTAMP WHERE work_key = ? AND owner = ?",
                    workKey,
                    owner);
            if (held == 0) {
                throw new HeldException(
                        "Another machine has taken this run over, because this one gave no sign of life "
                                + "for minutes. Its report will be the other's.");
            }
        }

        /** Says that the run has ended, so that nothing of it is left to be resumed. */
        public void end() {
            ended = true;
        }

        /** Gives the run back. */
        @Override
        public void close() {
            if (signs != null) {
                signs.shutdownNow();
            }
            String giveBack = ended ? "DELETE FROM run_claim" : "UPDATE run_claim SET owner = ''";
            try {
                jdbc.update(giveBack + " WHERE work_key = ? AND owner = ?", workKey, owner);
            } catch (DataAccessException e) {
                // Nobody gives a sign of life for it any more, so it can be taken over.
                LOG.debug("A claim could not be given back.", e);
            }
        }

        private ScheduledExecutorService signs() {
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(runnable -> {
                Thread thread = new Thread(runnable, "sign of life");
                thread.setDaemon(true);
                return thread;
            });
            ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                    this::giveSign, SECONDS_BETWEEN_SIGNS, SECONDS_BETWEEN_SIGNS, TimeUnit.SECONDS);
            return timer;
        }

        private void giveSign() {
            try {
                jdbc.update(
                        "UPDATE run_claim SET seen_at = CURRENT_TIMESTAMP WHERE work_key = ? AND owner = ?",
                        workKey,
                        owner);
            } catch (DataAccessException e) {
                // The database may answer again at the next sign; whether the claim was lost is asked at the end.
                LOG.debug("No sign of life could be given.", e);
            }
        }
    }

    private record Held(
            String runId, String owner, String host, long process, OffsetDateTime since, boolean dead, long known) {}

    /**
     * Claims a run.
     *
     * @param workKey the inputs, rules and options of the run, without its instant; at most 64 characters
     * @param knownSeq the last run that is known now
     * @throws HeldException if somebody else is making it
     */
    public Claim take(String workKey, String runId, long knownSeq) {
        jdbc.update("DELETE FROM run_claim WHERE seen_at < CURRENT_TIMESTAMP - " + FORGOTTEN);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                jdbc.update(
                        "INSERT INTO run_claim (work_key, run_id, owner, host, process, claimed_at, seen_at, known_seq) "
                                + "VALUES (?, ?, ?, ?, ?, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, ?)",
                        workKey,
                        runId,
                        owner,
                        Machine.name(),
                        ProcessHandle.current().pid(),
                        knownSeq);
                return new Claim(workKey, knownSeq);
            } catch (DuplicateKeyException e) {
                Claim taken = takeOver(workKey, runId, knownSeq);
                if (taken != null) {
                    return taken;
                }
            }
        }
        throw new HeldException("This run is just being begun by somebody else. Try again in a moment.");
    }

    /** Whether a live process other than this one makes a run of this id. */
    public boolean isHeldElsewhere(String runId) {
        return shared
                && jdbc.query(select("run_id = ?"), RunClaims::held, runId).stream()
                        .anyMatch(this::isAlive);
    }

    private @Nullable Claim takeOver(String workKey, String runId, long knownSeq) {
        List<Held> found = jdbc.query(select("work_key = ?"), RunClaims::held, workKey);
        if (found.isEmpty()) {
            return null;
        }
        Held held = found.get(0);
        if (isAlive(held)) {
            throw new HeldException("This run is being made by " + held.host() + " (process " + held.process()
                    + ") since "
                    + held.since().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS)
                    + ". Wait until it has finished.");
        }
        long known = held.runId().equals(runId) ? held.known() : knownSeq;
        int taken = jdbc.update(
                "UPDATE run_claim SET run_id = ?, owner = ?, host = ?, process = ?, claimed_at = CURRENT_TIMESTAMP, "
                        + "seen_at = CURRENT_TIMESTAMP, known_seq = ? WHERE work_key = ? AND owner = ?",
                runId,
                owner,
                Machine.name(),
                ProcessHandle.current().pid(),
                known,
                workKey,
                held.owner());
        return taken == 1 ? new Claim(workKey, known) : null;
    }

    private boolean isAlive(Held held) {
        if (held.owner().isEmpty() || held.dead()) {
            return false;
        }
        if (held.owner().equals(owner)) {
            return true;
        }
        if (!shared) {
            // No other process can have the database open.
            return false;
        }
        return !held.host().equals(Machine.name())
                || ProcessHandle.of(held.process()).isPresent();
    }

    private static String select(String condition) {
        return "SELECT run_id, owner, host, process, claimed_at, seen_at < CURRENT_TIMESTAMP - " + DEAD
                + " AS dead, known_seq FROM run_claim WHERE " + condition;
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getString("run_id"),
                row.getString("owner"),
                row.getString("host"),
                row.getLong("process"),
                row.getObject("claimed_at", OffsetDateTime.class),
                row.getBoolean("dead"),
                row.getLong("known_seq"));
    }
}
