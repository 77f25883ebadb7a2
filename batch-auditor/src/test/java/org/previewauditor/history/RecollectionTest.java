package org.previewauditor.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.Change;

/** What of earlier runs is held in memory, and that nothing depends on it. */
class RecollectionTest {

    private static final Instant LAST_NIGHT = Instant.parse("2026-11-20T05:00:00Z");
    private static final Instant TONIGHT = LAST_NIGHT.plus(1, ChronoUnit.DAYS);
    private static final int LONG_AGO = 10;

    @TempDir
    Path folder;

    private HikariDataSource database;
    private History history;

    @BeforeEach
    void lastNight() {
        database = new HikariDataSource();
        database.setJdbcUrl(Database.in(folder).url());
        database.setUsername("sa");
        database.setMaximumPoolSize(2);
        history = new History(database, 3, true);
        Recollection recollection = history.recall(LAST_NIGHT, history.knownSeq());
        history.inTransaction(() -> {
            Noting noting = history.note("last-night", recollection, new JudgedAds.Verdicts());
            noting.add(JudgedAds.fine("one", List.of(11L, 12L)));
            noting.add(JudgedAds.fine("two", List.of(21L)));
            add("last-night", recollection.asOf(), noting.finish());
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anAdAccountThatWasNotAskedForInALongTimeIsReadAgain() {
        Recollection recollection = tonight();
        AccountMemory first = recollection.of("one");

        recollection.passed(LONG_AGO);
        recollection.of("two");
        recollection.passed(LONG_AGO);
        AccountMemory again = recollection.of("one");

        assertThat(again).isNotSameAs(first);
        assertThat(again.change("11", Verdict.OK)).isEqualTo(Change.STILL_OK);
        assertThat(again.lastRun()).isEqualTo(first.lastRun());
    }

    @Test
    void adAccountsWhoseAdsAreMixedAreReadOnce() {
        Recollection recollection = tonight();
        AccountMemory one = recollection.of("one");
        AccountMemory two = recollection.of("two");

        for (int i = 0; i < 20; i++) {
            recollection.passed(LONG_AGO - 1);
            assertThat(recollection.of("one")).isSameAs(one);
            assertThat(recollection.of("two")).isSameAs(two);
        }
    }

    @Test
    void whatWasLetGoOfIsStillCompared() {
        Recollection recollection = tonight();
        recollection.of("one");
        recollection.of("two");
        for (int i = 0; i < 3; i++) {
            recollection.passed(LONG_AGO);
        }

        history.inTransaction(() -> {
            Noting noting = history.note("tonight", recollection, new JudgedAds.Verdicts());
            noting.add(JudgedAds.fine("two", List.of(21L, 22L)));
            Comparison comparison = noting.finish();

            assertThat(comparison.changes()).containsEntry(Change.STILL_OK, 1L).containsEntry(Change.FIRST_SEEN, 1L);
            assertThat(comparison.previousRunId()).isEqualTo("last-night");
            assertThat(comparison.sinceLastRun().gone().ads())
                    .as("those of the ad account that was asked for, and has no ad that counts")
                    .isEqualTo(2);
        });
    }

    private Recollection tonight() {
        return new Recollection(history, TONIGHT, history.knownSeq(), true, LONG_AGO);
    }

    private void add(String runId, Instant asOf, Comparison comparison) {
        history.add(new PastRun(
                runId,
                asOf,
                asOf,
                "host",
                Path.of("/reports", runId),
                comparison.previousRunId(),
                3,
                0,
                Map.of(Verdict.OK, 3L),
                comparison.changes(),
                0L,
                comparison.accounts()));
    }
}
