package org.previewauditor.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.Change;

/** Runs that are made in any order are remembered as if they had been made in the order of their instants. */
class LateRunTest {

    private static final int KEPT = 90;
    private static final int ADS = 12;
    private static final Instant FIRST_NIGHT = Instant.parse("2026-11-01T05:00:00Z");
    private static final Verdict[] VERDICTS = Verdict.values();

    @TempDir
    Path folder;

    private HikariDataSource inOrder;
    private HikariDataSource shuffled;

    @BeforeEach
    void open() {
        inOrder = open("in-order");
        shuffled = open("shuffled");
    }

    @AfterEach
    void close() {
        inOrder.close();
        shuffled.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderInWhichRunsAreMadeDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<SortedMap<Long, Verdict>> nights = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int night = 0; night < 2 + random.nextInt(6); night++) {
            nights.add(someAds(random));
            order.add(night);
        }
        History expected = new History(inOrder, KEPT, true);
        order.forEach(night -> make(expected, night, nights.get(night)));
        Collections.shuffle(order, random);

        History actual = new History(shuffled, KEPT, true);
        order.forEach(night -> make(actual, night, nights.get(night)));

        for (int night = 0; night <= nights.size(); night++) {
            AccountMemory memory = actual.recall(instant(night), Long.MAX_VALUE).of("one");
            AccountMemory right =
                    expected.recall(instant(night), Long.MAX_VALUE).of("one");
            for (int ad = 1; ad <= ADS; ad++) {
                for (Verdict verdict : VERDICTS) {
                    assertThat(memory.change("" + ad, verdict))
                            .as("order %s of %s: ad %d with %s in night %d", order, nights, ad, verdict, night)
                            .isEqualTo(right.change("" + ad, verdict));
                }
            }
        }
    }

    /** As where drops of two agencies are audited each night as of the same instant. */
    @Test
    void anAdThatIsGoneIsForgottenThoughAnotherRunHasTheSameInstant() {
        History history = new History(shuffled, 3, true);
        make(history, 0, "two", ads(1, 2));
        for (int night = 1; night < 8; night++) {
            make(history, night, "one", ads(1));
            make(history, night, "two", ads(2));
        }

        AccountMemory memory = history.recall(instant(8), Long.MAX_VALUE).of("two");

        assertThat(memory.change("1", Verdict.OK)).isEqualTo(Change.FIRST_SEEN);
        assertThat(memory.change("2", Verdict.OK)).isEqualTo(Change.STILL_OK);
    }

    private static SortedMap<Long, Verdict> ads(long... ids) {
        SortedMap<Long, Verdict> ads = new TreeMap<>();
        for (long id : ids) {
            ads.put(id, Verdict.OK);
        }
        return ads;
    }

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static SortedMap<Long, Verdict> someAds(Random random) {
        SortedMap<Long, Verdict> ads = new TreeMap<>();
        for (long ad = 1; ad <= ADS; ad++) {
            if (random.nextInt(3) > 0) {
                ads.put(ad, VERDICTS[random.nextInt(VERDICTS.length)]);
            }
        }
        return ads;
    }

    private static void make(History history, int night, SortedMap<Long, Verdict> ads) {
        make(history, night, "one", ads);
    }

    private static void make(History history, int night, String account, SortedMap<Long, Verdict> ads) {
        Recollection recollection = history.recall(instant(night), history.knownSeq());
        history.inTransaction(() -> {
            Noting noting = history.note(account + night, recollection, new JudgedAds.Verdicts());
            noting.add(JudgedAds.of(account, ads));
            Comparison comparison = noting.finish();
            history.add(new PastRun(
                    account + night,
                    recollection.asOf(),
                    recollection.asOf(),
                    "host",
                    Path.of("/reports"),
                    comparison.previousRunId(),
                    ads.size(),
                    0,
                    Map.of(),
                    comparison.changes(),
                    null,
                    comparison.accounts()));
        });
    }

    private static Instant instant(int night) {
        return FIRST_NIGHT.plus(night, ChronoUnit.DAYS);
    }

    private HikariDataSource open(String name) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(Database.in(folder.resolve(name)).url());
        database.setUsername("sa");
        database.setMaximumPoolSize(2);
        return database;
    }
}
