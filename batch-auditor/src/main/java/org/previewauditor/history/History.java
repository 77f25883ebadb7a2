package org.previewauditor.history;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.AdKey;
import org.previewauditor.report.Change;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The memory of past runs. Runs are told apart by their ids and ordered by their instants, whenever they were made:
 * "the last run" before another is one with an earlier instant. Of several with one instant the one made last counts.
 * Of every ad account each run keeps the last state of all ads that this or an earlier run had, so that looking back is
 * looking at one entry.
 *
 * <p>Methods that write take part in the transaction of the caller.
 */
public final class History {

    /** How many runs are kept unless somebody says otherwise. */
    public static final int KEPT_RUNS = 90;

    /** A cell of H2 holds no more than a million bytes. */
    private static final int BYTES_PER_PART = 1 << 18;

    private static final int BYTES_PER_BATCH = 1 << 22;
    private static final int LONGEST_KEY = 200;

    private static final String RUN_COLUMNS =
            "run_id, as_of, made_at, host, folder, previous_run_id, ads, deleted_ads, "
                    + "unsupported, will_fail, at_risk, unverified, ok, new_failure, still_failing, recovered, still_ok, "
                    + "first_seen, gone, account_sample";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final int keptRuns;
    private final boolean isNew;
    private final boolean isFile;

    /**
     * Opens the memory in a database, whose tables are made or migrated where needed.
     *
     * @param keptRuns how many runs are kept
     * @param isFile whether it is a file of H2, not a server
     * @throws org.flywaydb.core.api.FlywayException if the database is not one of ours, or of a newer version
     */
    public History(DataSource database, int keptRuns, boolean isFile) {
        this.isNew = Schema.migrate(database);
        this.jdbc = new JdbcTemplate(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.keptRuns = keptRuns;
        this.isFile = isFile;
    }

    /** Whether there was nothing in the database. */
    public boolean isNew() {
        return isNew;
    }

    /** The last run that is known now, for {@link #recall}. */
    public long knownSeq() {
        Long last = jdbc.queryForObject("SELECT MAX(seq) FROM past_run", Long.class);
        return last == null ? 0 : last;
    }

    /**
     * Begins to look back.
     *
     * @param asOf the instant of the run that looks back: only what is earlier counts
     * @param knownSeq runs that became known after this one do not count
     */
    public Recollection recall(Instant asOf, long knownSeq) {
        List<Long> earlier = jdbc.queryForList(
                "SELECT as_of FROM past_run WHERE as_of < ? AND seq <= ? FETCH FIRST 1 ROWS ONLY",
                Long.class,
                asOf.toEpochMilli(),
                knownSeq);
        return new Recollection(this, asOf, knownSeq, !earlier.isEmpty());
    }

    /**
     * Begins to write what a run noted of its ads, in place of what an earlier run of this id did, and to compare it with
     * what was remembered. To be followed by {@link #add}.
     */
    public Noting note(String runId, Recollection recollection, Outcomes outcomes) {
        jdbc.update("DELETE FROM ad_state WHERE run_id = ?", runId);
        jdbc.update("DELETE FROM past_run WHERE run_id = ?", runId);
        StateWriter writer = new StateWriter();
        RunKey run = new RunKey(runId, recollection.asOf());
        Set<String> overtaken = overtaken(recollection);
        return new Noting(
                recollection,
                new Comparer(outcomes, keptRuns),
                (advertiserId, states) -> {
                    String key = accountKey(advertiserId);
                    if (overtaken.contains(key)) {
                        noteLate(run, key, states, writer);
                    } else {
                        writer.write(run, key, states);
                    }
                },
                writer::flush);
    }

    /** Ad accounts of runs that a run looking back like this does not know, though they were made before it. */
    private Set<String> overtaken(Recollection recollection) {
        return Set.copyOf(jdbc.queryForList(
                "SELECT DISTINCT s.account_key FROM past_run r JOIN ad_state s ON s.run_id = r.run_id "
                        + "WHERE (r.as_of >= ? OR r.seq > ?) AND s.part = 0",
                String.class,
                recollection.asOf().toEpochMilli(),
                recollection.knownSeq()));
    }

    private void noteLate(RunKey run, String key, AccountStates noted, StateWriter writer) {
        List<RunKey> others = jdbc.query(
                "SELECT s.run_id, s.as_of FROM ad_state s JOIN past_run r ON r.run_id = s.run_id "
                        + "WHERE s.account_key = ? AND s.part = 0 ORDER BY s.as_of, r.seq",
                History::runKey,
                key);
        int place = 0;
        while (place < others.size() && !others.get(place).asOf().isAfter(run.asOf())) {
            place++;
        }
        AccountStates before = place == 0 ? AccountStates.NONE : states(key, others.get(place - 1));
        LateRun late = new LateRun(noted, before, keptRuns);
        writer.write(run, key, late.states());
        for (RunKey next : others.subList(place, others.size())) {
            if (late.hasNews()) {
                AccountStates told = late.told(states(key, next));
                jdbc.update(
                        "DELETE FROM ad_state WHERE account_key = ? AND as_of = ? AND run_id = ?",
                        key,
                        next.asOf().toEpochMilli(),
                        next.runId());
                writer.write(next, key, told);
            }
        }
    }

    /** Adds a run whose ads were noted, and forgets those that are too many. */
    public void add(PastRun run) {
        Map<Change, Long> changes = run.changes();
        jdbc.update(
                "INSERT INTO past_run (" + RUN_COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + "?, ?)",
                run.runId(),
                run.asOf().toEpochMilli(),
                run.madeAt().toEpochMilli(),
                run.host(),
                run.folder().toString(),
                run.previousRunId(),
                run.ads(),
                run.deletedAds(),
                run.byVerdict().getOrDefault(Verdict.UNSUPPORTED, 0L),
                run.byVerdict().getOrDefault(Verdict.WILL_FAIL, 0L),
                run.byVerdict().getOrDefault(Verdict.AT_RISK, 0L),
                run.byVerdict().getOrDefault(Verdict.UNVERIFIED, 0L),
                run.byVerdict().getOrDefault(Verdict.OK, 0L),
                changes.get(Change.NEW_FAILURE),
                changes.get(Change.STILL_FAILING),
                changes.get(Change.RECOVERED),
                changes.get(Change.STILL_OK),
                changes.get(Change.FIRST_SEEN),
                run.gone(),
                run.accounts().bytes());
        forget();
    }

    /** A run that is known by this id. */
    public Optional<PastRun> find(String runId) {
        return jdbc.query("SELECT " + RUN_COLUMNS + " FROM past_run WHERE run_id = ?", History::run, runId).stream()
                .findFirst();
    }

    /** The run that was added last, or {@code null} if there is none. */
    public @Nullable String newest() {
        return jdbc
                .queryForList("SELECT run_id FROM past_run ORDER BY seq DESC FETCH FIRST 1 ROWS ONLY", String.class)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The last runs, the latest first. */
    public List<PastRun> latest(int atMost) {
        return jdbc.query(
                "SELECT " + RUN_COLUMNS + " FROM past_run ORDER BY as_of DESC, seq DESC FETCH FIRST " + atMost
                        + " ROWS ONLY",
                History::run);
    }

    /**
     * Runs of about the same ad accounts, earlier than the run that looks back, in their order.
     *
     * @param atMost how many, the latest
     */
    public List<PastRun> trend(Recollection recollection, Comparison comparison, int atMost) {
        List<PastRun> trend = new ArrayList<>();
        for (PastRun run : jdbc.query(
                "SELECT " + RUN_COLUMNS + " FROM past_run WHERE as_of < ? AND seq <= ? ORDER BY as_of DESC, seq DESC",
                History::run,
                recollection.asOf().toEpochMilli(),
                recollection.knownSeq())) {
            if (trend.size() < atMost && run.accounts().isLike(comparison.accounts())) {
                trend.add(run);
            }
        }
        Collections.reverse(trend);
        return trend;
    }

    /**
     * Waits until all that was committed is on the disk. H2 writes it a moment later of itself, and what it has not
     * written is lost with the process; servers write it when it is committed.
     */
    public void settle() {
        if (isFile) {
            jdbc.execute("CHECKPOINT SYNC");
        }
    }

    /** Does something as a whole or not at all. */
    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    /** Forgets everything. */
    public void clear() {
        jdbc.update("DELETE FROM ad_state");
        jdbc.update("DELETE FROM past_run");
    }

    /** What is known of an ad account before an instant. */
    AccountMemory remember(String advertiserId, Instant asOf, long knownSeq) {
        String key = accountKey(advertiserId);
        List<RunKey> last = jdbc.query(
                "SELECT s.run_id, s.as_of FROM ad_state s JOIN past_run r ON r.run_id = s.run_id "
                        + "WHERE s.account_key = ? AND s.as_of < ? AND s.part = 0 AND r.seq <= ? "
                        + "ORDER BY s.as_of DESC, r.seq DESC FETCH FIRST 1 ROWS ONLY",
                History::runKey,
                key,
                asOf.toEpochMilli(),
                knownSeq);
        if (last.isEmpty()) {
            return new AccountMemory(advertiserId, AccountStates.NONE, null, true);
        }
        return new AccountMemory(advertiserId, states(key, last.get(0)), last.get(0), true);
    }

    private AccountStates states(String accountKey, RunKey run) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        jdbc.query(
                "SELECT states FROM ad_state WHERE account_key = ? AND as_of = ? AND run_id = ? ORDER BY part",
                row -> {
                    parts.writeBytes(row.getBytes(1));
                },
                accountKey,
                run.asOf().toEpochMilli(),
                run.runId());
        return StateCodec.decode(parts.toByteArray());
    }

    private static RunKey runKey(ResultSet row, int number) throws SQLException {
        return new RunKey(row.getString("run_id"), Instant.ofEpochMilli(row.getLong("as_of")));
    }

    /**
     * Forgets the runs before the last {@link #keptRuns}. Of an ad account that no later run had its last states are
     * kept, and with them their run: a drop that comes once a month is not forgotten because others come every night.
     */
    private void forget() {
        List<String> tooOld = jdbc.queryForList(
                "SELECT run_id FROM past_run ORDER BY as_of DESC, seq DESC OFFSET ? ROWS", String.class, keptRuns);
        for (String runId : tooOld) {
            jdbc.update(
                    "DELETE FROM ad_state WHERE run_id = ? AND EXISTS (SELECT 1 FROM ad_state later "
                            + "WHERE later.account_key = ad_state.account_key AND later.as_of > ad_state.as_of)",
                    runId);
            jdbc.update(
                    "DELETE FROM past_run WHERE run_id = ? "
                            + "AND NOT EXISTS (SELECT 1 FROM ad_state WHERE ad_state.run_id = past_run.run_id)",
                    runId);
        }
    }

    private static PastRun run(ResultSet row, int number) throws SQLException {
        Map<Verdict, Long> byVerdict = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            byVerdict.put(verdict, row.getLong(verdict.name()));
        }
        Map<Change, Long> changes = new EnumMap<>(Change.class);
        for (Change change : Change.values()) {
            Long ads = number(row, change.name());
            if (ads != null) {
                changes.put(change, ads);
            }
        }
        return new PastRun(
                row.getString("run_id"),
                Instant.ofEpochMilli(row.getLong("as_of")),
                Instant.ofEpochMilli(row.getLong("made_at")),
                row.getString("host"),
                Path.of(row.getString("folder")),
                row.getString("previous_run_id"),
                row.getLong("ads"),
                row.getLong("deleted_ads"),
                byVerdict,
                changes,
                number(row, "gone"),
                AccountSample.of(row.getBytes("account_sample")));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** An id of any length as a key; such long ones are shortened to something that is no id. */
    private static String accountKey(String advertiserId) {
        return advertiserId.length() <= LONGEST_KEY
                ? advertiserId
                : advertiserId.substring(0, LONGEST_KEY) + '#' + Long.toHexString(AdKey.mixed(advertiserId));
    }

    /** Writes states of ads, many at a time. */
    private final class StateWriter {
        private final List<Object[]> rows = new ArrayList<>();
        private int bytes;

        void write(RunKey run, String accountKey, AccountStates states) {
            byte[] encoded = StateCodec.encode(states);
            for (int from = 0; from < encoded.length; from += BYTES_PER_PART) {
                byte[] part = Arrays.copyOfRange(encoded, from, Math.min(encoded.length, from + BYTES_PER_PART));
                rows.add(
                        new Object[] {accountKey, run.asOf().toEpochMilli(), run.runId(), from / BYTES_PER_PART, part});
                bytes += part.length;
            }
            if (bytes > BYTES_PER_BATCH) {
                flush();
            }
        }

        void flush() {
            jdbc.batchUpdate(
                    "INSERT INTO ad_state (account_key, as_of, run_id, part, states) VALUES (?, ?, ?, ?, ?)",
                    rows,
                    new int[] {Types.VARCHAR, Types.BIGINT, Types.VARCHAR, Types.INTEGER, Types.VARBINARY});
            rows.clear();
            bytes = 0;
        }
    }
}
