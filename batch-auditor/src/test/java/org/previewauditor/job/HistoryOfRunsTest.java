package org.previewauditor.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.report.Change;
import org.previewauditor.report.SinceLastRun;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;

/** Night after night: what a run says of the nights before. */
class HistoryOfRunsTest {

    private static final String ACCOUNT = "7000000000000000001";
    private static final String OTHER_ACCOUNT = "7000000000000000002";

    @TempDir
    Path folder;

    private AuditBench bench;
    private int night;

    @BeforeEach
    void open() {
        bench = new AuditBench(folder.resolve("data"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theFirstRunEverSaysNothingOfChanges() throws IOException {
        Path run = audit(drop(works(ACCOUNT, 1), fails(ACCOUNT, 2)));

        assertThat(changes(run)).containsOnly(Map.entry("1", ""), Map.entry("2", ""));
        Summary summary = SummaryJson.read(run);
        assertThat(summary.changes()).isEmpty();
        assertThat(summary.previousRunId()).isNull();
        assertThat(summary.sinceLastRun()).isNull();
        assertThat(summary.trend()).isEmpty();
        assertThat(Files.readString(run.resolve("summary.json")))
                .doesNotContain("previousRunId")
                .doesNotContain("trend");
    }

    @Test
    void everyAdIsComparedWithTheNightBefore() throws IOException {
        Path first = audit(drop(works(ACCOUNT, 1), works(ACCOUNT, 2), fails(ACCOUNT, 3), fails(ACCOUNT, 4)));
        Path second = audit(
                drop(works(ACCOUNT, 1), fails(ACCOUNT, 2), works(ACCOUNT, 3), fails(ACCOUNT, 4), fails(ACCOUNT, 5)));

        assertThat(changes(second))
                .isEqualTo(Map.of(
                        "1",
                        "STILL_OK",
                        "2",
                        "NEW_FAILURE",
                        "3",
                        "RECOVERED",
                        "4",
                        "STILL_FAILING",
                        "5",
                        "FIRST_SEEN"));
        Summary summary = SummaryJson.read(second);
        assertThat(summary.changes().values()).containsExactly(1L, 1L, 1L, 1L, 1L);
        assertThat(summary.previousRunId()).isEqualTo(first.getFileName().toString());
        assertThat(summary.trend()).singleElement().satisfies(past -> {
            assertThat(past.runId()).isEqualTo(first.getFileName().toString());
            assertThat(past.ads()).isEqualTo(4);
        });
    }

    @Test
    void theSummarySaysWhatBrokeAndWhyAndWhatWasFixedAndWhatIsGone() throws IOException {
        audit(drop(works(ACCOUNT, 1), works(ACCOUNT, 2), fails(ACCOUNT, 3), works(ACCOUNT, 4), fails(ACCOUNT, 5)));
        Path second = audit(drop(fails(ACCOUNT, 1), fails(ACCOUNT, 2), works(ACCOUNT, 3), fails(ACCOUNT, 6)));

        SinceLastRun since = SummaryJson.read(second).sinceLastRun();

        assertThat(since).isNotNull();
        assertThat(since.broke().ads()).isEqualTo(2);
        assertThat(since.broke().spend()).containsOnlyKeys("unknown");
        assertThat(since.broke().causes()).singleElement().satisfies(cause -> {
            assertThat(cause.code()).isEqualTo("spark-with-custom-identity");
            assertThat(cause.ads()).isEqualTo(2);
            assertThat(cause.spend().get("unknown")).isEqualByComparingTo("3");
            assertThat(cause.examples()).extracting(SinceLastRun.Example::adId).containsExactly("2", "1");
        });
        assertThat(since.fixed().ads()).isEqualTo(1);
        assertThat(since.fixed().causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.code()).isEqualTo("spark-with-custom-identity"));
        assertThat(since.gone().ads()).isEqualTo(2);
        assertThat(since.gone().failing()).isEqualTo(1);
        assertThat(since.gone().examples())
                .extracting(SinceLastRun.Example::adId)
                .containsExactly("5", "4");
        assertThat(since.firstSeen()).isEqualTo(new SinceLastRun.FirstSeen(1, 1));
    }

    @Test
    void dropsThatShareADatabaseDoNotMissEachOthersAds() throws IOException {
        Path agencyA = audit(drop(works(ACCOUNT, 1), works(ACCOUNT, 2)));
        Path agencyB = audit(drop(works(OTHER_ACCOUNT, 1), fails(OTHER_ACCOUNT, 3)));
        Path nextNight = audit(drop(works(ACCOUNT, 1), fails(ACCOUNT, 2)));

        assertThat(changes(agencyB)).isEqualTo(Map.of("1", "FIRST_SEEN", "3", "FIRST_SEEN"));
        assertThat(SummaryJson.read(agencyB).previousRunId()).isNull();
        assertThat(changes(nextNight)).isEqualTo(Map.of("1", "STILL_OK", "2", "NEW_FAILURE"));
        Summary summary = SummaryJson.read(nextNight);
        assertThat(summary.previousRunId()).isEqualTo(agencyA.getFileName().toString());
        assertThat(summary.sinceLastRun().gone().ads()).isZero();
        assertThat(summary.trend()).hasSize(1);
    }

    @Test
    void anAdThatWasAwayForANightIsRemembered() throws IOException {
        audit(drop(works(ACCOUNT, 1), fails(ACCOUNT, 2)));
        Path without = audit(drop(works(ACCOUNT, 1)));
        Path again = audit(drop(works(ACCOUNT, 1), fails(ACCOUNT, 2)));

        assertThat(SummaryJson.read(without).sinceLastRun().gone().ads()).isEqualTo(1);
        assertThat(changes(again)).isEqualTo(Map.of("1", "STILL_OK", "2", "STILL_FAILING"));
        assertThat(SummaryJson.read(again).sinceLastRun().gone().ads()).isZero();
    }

    @Test
    void aForcedRunComparesWithTheRunBeforeItAndGivesTheSameBytes() throws IOException {
        audit(drop(works(ACCOUNT, 1)));
        Path drop = drop(fails(ACCOUNT, 1));
        Path run = audit(drop);
        byte[] ads = Files.readAllBytes(run.resolve("ads.csv"));
        Summary before = SummaryJson.read(run);

        Path forced = bench.audit(request(drop, asOf(night), true)).folder();

        assertThat(forced).isEqualTo(run);
        assertThat(run.resolve("ads.csv")).hasBinaryContent(ads);
        assertThat(SummaryJson.read(run).sinceLastRun()).isEqualTo(before.sinceLastRun());
        assertThat(SummaryJson.read(run).previousRunId()).isEqualTo(before.previousRunId());
    }

    @Test
    void whatIsEarlierIsDecidedByTheInstantOfTheAuditNotByWhenItWasMade() throws IOException {
        Path drop = drop(works(ACCOUNT, 1));
        bench.audit(request(drop, asOf(5), false));

        Path earlier = bench.audit(request(drop, asOf(3), false)).folder();
        Path sameInstant =
                bench.audit(request(drop(fails(ACCOUNT, 1)), asOf(5), false)).folder();

        assertThat(changes(earlier)).containsEntry("1", "");
        assertThat(changes(sameInstant)).containsEntry("1", "NEW_FAILURE");
        assertThat(SummaryJson.read(sameInstant).previousRunId())
                .isEqualTo(earlier.getFileName().toString());
    }

    @Test
    void aRunOfAnEarlierInstantIsKnownToThoseThatWereMadeBeforeIt() throws IOException {
        audit(1, works(ACCOUNT, 1));
        audit(3, works(ACCOUNT, 2));
        audit(2, fails(ACCOUNT, 1), fails(ACCOUNT, 2), works(ACCOUNT, 3));

        Path last = audit(4, fails(ACCOUNT, 1), fails(ACCOUNT, 2), works(ACCOUNT, 3), works(ACCOUNT, 4));

        assertThat(changes(last))
                .isEqualTo(Map.of("1", "STILL_FAILING", "2", "NEW_FAILURE", "3", "STILL_OK", "4", "FIRST_SEEN"));
    }

    @Test
    void ofRunsWithOneInstantTheOneMadeLastCountsAndNoAdIsLost() throws IOException {
        audit(1, fails(ACCOUNT, 1));
        Path first = audit(2, fails(ACCOUNT, 1), fails(ACCOUNT, 3));
        Path corrected = audit(2, works(ACCOUNT, 1), works(ACCOUNT, 2));
        Path last = audit(3, fails(ACCOUNT, 1), fails(ACCOUNT, 2), works(ACCOUNT, 3));

        assertThat(changes(first)).isEqualTo(Map.of("1", "STILL_FAILING", "3", "FIRST_SEEN"));
        assertThat(changes(corrected)).isEqualTo(Map.of("1", "RECOVERED", "2", "FIRST_SEEN"));
        assertThat(changes(last)).isEqualTo(Map.of("1", "NEW_FAILURE", "2", "NEW_FAILURE", "3", "RECOVERED"));
        assertThat(SummaryJson.read(last).previousRunId())
                .isEqualTo(corrected.getFileName().toString());
    }

    @Test
    void historyDoesNotChangeTheNameOfARun() throws IOException {
        Path drop = drop(works(ACCOUNT, 1));
        bench.audit(request(drop, asOf(1), false));
        Path with = bench.audit(request(drop, asOf(2), false)).folder();

        try (AuditBench fresh = new AuditBench(folder.resolve("fresh"))) {
            Path without = fresh.audit(new RunRequest(
                            List.of(drop), folder.resolve("other"), asOf(2), null, null, null, null, false))
                    .folder();
            assertThat(without.getFileName()).isEqualTo(with.getFileName());
            assertThat(changes(without)).containsEntry("1", "");
        }
    }

    @Test
    void rowsOfOneAdThatDifferAreEachTakenToBeAsTheyWere() throws IOException {
        audit(drop(works(ACCOUNT, 1), fails(ACCOUNT, 1)));
        Path second = audit(drop(works(ACCOUNT, 1), fails(ACCOUNT, 1)));

        assertThat(Files.readAllLines(second.resolve("ads.csv")).stream()
                        .skip(1)
                        .map(row -> row.split(",", -1)[17]))
                .containsExactly("STILL_OK", "STILL_FAILING");
        assertThat(SummaryJson.read(second).changes())
                .containsEntry(Change.STILL_FAILING, 1L)
                .containsEntry(Change.STILL_OK, 0L);
    }

    @Test
    void idsThatAreNoNumbersAreRememberedToo() throws IOException {
        audit(drop(works(ACCOUNT, "ad-1"), works(ACCOUNT, "0012"), works(ACCOUNT, "99999999999999999999")));
        Path second = audit(drop(fails(ACCOUNT, "ad-1"), works(ACCOUNT, "0012")));

        assertThat(changes(second)).isEqualTo(Map.of("ad-1", "NEW_FAILURE", "0012", "STILL_OK"));
        SinceLastRun since = SummaryJson.read(second).sinceLastRun();
        assertThat(since.broke().causes().get(0).examples())
                .extracting(SinceLastRun.Example::adId)
                .containsExactly("ad-1");
        assertThat(since.gone().ads()).isEqualTo(1);
        assertThat(since.gone().examples()).isEmpty();
    }

    private static String works(String account, Object id) {
        return SmallDrop.works(account, id, spend(id));
    }

    private static String fails(String account, Object id) {
        return SmallDrop.fails(account, id, spend(id));
    }

    private static int spend(Object id) {
        return id instanceof Integer number ? number : 1;
    }

    private Path drop(String... ads) throws IOException {
        return SmallDrop.in(folder, ads);
    }

    private Path audit(Path drop) {
        return bench.audit(request(drop, asOf(++night), false)).folder();
    }

    private Path audit(int asOfNight, String... ads) throws IOException {
        return bench.audit(request(drop(ads), asOf(asOfNight), false)).folder();
    }

    private RunRequest request(Path drop, Instant asOf, boolean force) {
        return new RunRequest(List.of(drop), folder.resolve("out"), asOf, null, null, null, null, force);
    }

    private static Instant asOf(int night) {
        return AuditBench.AS_OF.plus(night, ChronoUnit.DAYS);
    }

    private static Map<String, String> changes(Path run) throws IOException {
        Map<String, String> changes = new LinkedHashMap<>();
        Files.readAllLines(run.resolve("ads.csv")).stream().skip(1).forEach(row -> {
            String[] cells = row.split(",", -1);
            changes.put(cells[1], cells[17]);
        });
        return changes;
    }
}
