package org.previewauditor.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.finding.Verdict;

/** What is forgotten, and that it takes no room any more. */
class RetentionTest {

    private static final int KEPT = 3;
    private static final int ADS = 20_000;
    private static final Instant FIRST_NIGHT = Instant.parse("2026-11-01T05:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theLastRunsAreKept() {
        nights(1, 8, "one");

        assertThat(runs()).containsExactly("night-8", "night-7", "night-6");
    }

    @Test
    void anAdAccountThatNoLaterRunHadIsNotForgotten() {
        nights(1, 1, "monthly");
        nights(2, 9, "nightly");

        assertThat(runs()).containsExactly("night-9", "night-8", "night-7", "night-1");
        try (HikariDataSource database = open()) {
            AccountMemory monthly = new History(database, KEPT, true)
                    .recall(night(30), Long.MAX_VALUE)
                    .of("monthly");
            assertThat(monthly.last().keys()).hasSize(ADS);
        }
    }

    @Test
    void whatIsForgottenTakesNoRoom() {
        nights(1, 2 * KEPT, "one");
        long afterSome = file().toFile().length();

        nights(2 * KEPT + 1, 20 * KEPT, "one");

        assertThat(file().toFile().length()).isLessThan(2 * afterSome);
    }

    /** Each night is a process of its own, and has other ads than the night before. */
    private void nights(int from, int to, String account) {
        for (int night = from; night <= to; night++) {
            try (HikariDataSource database = open()) {
                History history = new History(database, KEPT, true);
                Recollection recollection = history.recall(night(night), history.knownSeq());
                NavigableSet<Long> keys = new TreeSet<>();
                Random random = new Random(night);
                for (int i = 0; i < ADS; i++) {
                    keys.add(1_000_000_000_000_000_000L + random.nextLong(1L << 60));
                }
                String runId = "night-" + night;
                history.inTransaction(() -> {
                    Noting noting = history.note(runId, recollection, new JudgedAds.Verdicts());
                    noting.add(JudgedAds.fine(account, List.copyOf(keys)));
                    Comparison comparison = noting.finish();
                    history.add(new PastRun(
                            runId,
                            recollection.asOf(),
                            recollection.asOf(),
                            "host",
                            Path.of("/reports", runId),
                            comparison.previousRunId(),
                            ADS,
                            0,
                            Map.of(Verdict.OK, (long) ADS),
                            comparison.changes(),
                            0L,
                            comparison.accounts()));
                });
            }
        }
    }

    private List<String> runs() {
        try (HikariDataSource database = open()) {
            return new History(database, KEPT, true)
                    .latest(99).stream().map(PastRun::runId).toList();
        }
    }

    private static Instant night(int night) {
        return FIRST_NIGHT.plus(night, ChronoUnit.DAYS);
    }

    private Path file() {
        return folder.resolve("jobs.mv.db");
    }

    private HikariDataSource open() {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(Database.in(folder).url());
        database.setUsername("sa");
        database.setMaximumPoolSize(2);
        return database;
    }
}
