package org.previewauditor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.fact.AdCount;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;

class LedgerTest {

    private static final FindingType BAD_IDENTITY =
            new FindingType("bad-identity", Effect.BLOCKS, Owner.MEDIA_BUYER, SubjectType.AD, 1);
    private static final FindingType EXPIRED =
            new FindingType("expired", Effect.BLOCKS, Owner.CREATOR, SubjectType.POST, 2);
    private static final FindingType EXPIRING =
            new FindingType("expiring", Effect.RISKS, Owner.CREATOR, SubjectType.POST, 3);

    @TempDir
    Path scratch;

    private final List<String> told = new ArrayList<>();

    @Test
    void adsAreToldByAdAccountEachOnceInTheOrderOfTheirKeys() throws IOException {
        for (int kept : new int[] {1, 100, 1 << 20}) {
            told.clear();
            Ledger ledger = new Ledger(scratch, 10, kept);
            add(ledger, "72", "30", "5", EXPIRED, "p1");
            add(ledger, "71", "20", null, BAD_IDENTITY, "20");
            add(ledger, "71", "an-id", "2", EXPIRED, "p2");
            add(ledger, "72", "7", "1.5", EXPIRED, "p1");
            add(ledger, "71", "10", null, EXPIRING, "p1");

            close(ledger);

            assertThat(told)
                    .as(kept + " bytes kept")
                    .containsExactly(
                            "71 an-id WILL_FAIL [expired p2] 2",
                            "71 10 AT_RISK [expiring p1] null",
                            "71 20 WILL_FAIL [bad-identity ] null",
                            "72 7 WILL_FAIL [expired p1] 1.5",
                            "72 30 WILL_FAIL [expired p1] 5");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void theRowsOfAnAdComeToOneWithTheSpendOfTheFirstThatTellsIt() throws IOException {
        Ledger ledger = new Ledger(scratch, 10, 1);
        add(ledger, "71", "10", "3", EXPIRING, "p1");
        add(ledger, "71", "11", null, EXPIRED, "p1");
        add(ledger, "71", "10", "4", EXPIRED, "p1");
        add(ledger, "71", "10", "5", EXPIRED, "p0");
        add(ledger, "71", "11", null, EXPIRED, "p1");
        add(ledger, "71", "12", null, EXPIRED, "p1");
        add(ledger, "71", "12", "6", EXPIRED, "p1");
        add(ledger, "71", "12", "7", EXPIRED, "p1");
        add(ledger, "71", "13", "0", EXPIRED, "p1");
        add(ledger, "71", "13", "8", EXPIRED, "p1");

        close(ledger);

        assertThat(told)
                .containsExactly(
                        "71 10 WILL_FAIL [expired p0, expired p1, expiring p1] 3 mixed",
                        "71 11 WILL_FAIL [expired p1] null",
                        "71 12 WILL_FAIL [expired p1] 6",
                        "71 13 WILL_FAIL [expired p1] null");
    }

    @Test
    void deletedRowsOfAnAdThatHasOthersCountForNothing() throws IOException {
        for (int order = 0; order < 6; order++) {
            Ledger ledger = new Ledger(scratch, 10, 1);
            told.clear();
            List<String> rows = List.of("012", "021", "102", "120", "201", "210");
            for (char row : rows.get(order).toCharArray()) {
                switch (row) {
                    case '0' ->
                        ledger.add(
                                "71",
                                "10",
                                "g1",
                                Outcomes.ofDeleted(ledger, new Finding(EXPIRED, "p0", List.of())),
                                new BigDecimal(9));
                    case '1' -> {
                        Finding finding = new Finding(EXPIRING, "p1", List.of());
                        ledger.add("71", "10", "g2", Outcomes.of(ledger, finding), new BigDecimal(8));
                    }
                    default -> add(ledger, "71", "9", "3", EXPIRED, "p2");
                }
            }

            close(ledger);

            assertThat(told)
                    .as("rows in the order " + rows.get(order))
                    .containsExactly("71 9 WILL_FAIL [expired p2] 3", "71 10 AT_RISK [expiring p1] 8");
            assertThat(ledger.totals(List.of("expired", "expiring")).deleted()).isZero();
            List<AdCount> sizes = new ArrayList<>();
            ledger.forEachAdGroup(sizes::add);
            assertThat(sizes).extracting(AdCount::adgroupId).containsExactly("g2");
        }
    }

    @Test
    void aSpendBeyondAllMoneyIsBoundedAndSoIsTheSum() throws IOException {
        Ledger ledger = new Ledger(scratch);
        add(ledger, "71", "1", "1000000000000", EXPIRED, "p1");
        assertThat(ledger.spendIsBounded()).isFalse();
        for (int ad = 2; ad < 40; ad++) {
            add(ledger, "71", "" + ad, "1840000000000000001", EXPIRED, "p1");
        }

        close(ledger);

        assertThat(ledger.spendIsBounded()).isTrue();
        assertThat(ledger.totals(List.of("expired")).spend().get("EUR").get(Verdict.WILL_FAIL))
                .isBetween(Ledger.MOST, Ledger.MOST.multiply(BigDecimal.TEN));
    }

    @Test
    void sameAdIdOfTwoAdAccountsAreTwoAds() throws IOException {
        Ledger ledger = new Ledger(scratch);
        add(ledger, "71", "8001", null, EXPIRED, "p1");
        add(ledger, "7", "18001", null, EXPIRED, "p1");
        add(ledger, "7", "8001", null, EXPIRED, "p1");

        close(ledger);

        assertThat(ledger.totals(List.of("expired")).ads()).isEqualTo(3);
        assertThat(ledger.sparkAdCounts()).containsExactly(new SparkAdCount("7", 2), new SparkAdCount("71", 1));
    }

    @Test
    void anAdCountsInTheAdGroupOfItsFirstRow() throws IOException {
        for (int kept : new int[] {1, 60, 1 << 20}) {
            Ledger ledger = new Ledger(scratch, 10, kept);
            String[][] rows = {{"4", "g2"}, {"2", "g1"}, {"3", null}, {"2", "g9"}, {"1", "g1"}, {"5", "g1"}};
            for (String[] row : rows) {
                ledger.add("71", row[0], row[1], Outcomes.of(ledger), null);
            }

            close(ledger);

            List<AdCount> sizes = new ArrayList<>();
            ledger.forEachAdGroup(sizes::add);
            assertThat(sizes)
                    .as(kept + " bytes kept")
                    .containsExactly(new AdCount("71", "g1", 3), new AdCount("71", "g2", 1));
        }
    }

    @Test
    void whatWasWrittenInTheJournalIsBookedAgain() throws IOException {
        Ledger ledger = new Ledger(scratch);
        Ledger again = new Ledger(scratch);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Journal journal = new Journal(file, ledger);
        FindingType expiredAdAccount = EXPIRED.about(SubjectType.AD_ACCOUNT);
        Random random = new Random(3);
        List<Entry> written = new ArrayList<>();
        for (int row = 0; row < 3_000; row++) {
            List<Finding> findings = new ArrayList<>();
            for (FindingType type : List.of(BAD_IDENTITY, EXPIRED, expiredAdAccount, EXPIRING)) {
                if (random.nextBoolean()) {
                    findings.add(new Finding(type, "p" + random.nextInt(1_500), List.of()));
                }
            }
            Entry entry = Outcomes.of(ledger, findings.toArray(Finding[]::new));
            written.add(entry);
            journal.write(entry);
        }

        Map<String, FindingType> types = new HashMap<>();
        List.of(BAD_IDENTITY, EXPIRED, EXPIRING).forEach(type -> types.put(type.code(), type));
        ByteArrayOutputStream further = new ByteArrayOutputStream();
        Journal continued = new Journal(further, again);
        Journal.Reader reader = continued.read(new ByteArrayInputStream(file.toByteArray()), types);
        for (Entry entry : written) {
            Entry read = reader.next();
            assertThat(again.fixes(read)).isEqualTo(ledger.fixes(entry));
            assertThat(read.verdict()).isEqualTo(entry.verdict());
        }
        // What the journal has described already is not described again.
        continued.write(Outcomes.of(
                again, new Finding(EXPIRED, ledger.fixes(written.get(0)).isEmpty() ? "p1" : "p2", List.of())));
        assertThat(further.size()).isLessThan(100);
    }

    @Test
    void everyThingToMendKeepsItsNumber() {
        CauseTable causes = new CauseTable();
        Map<FixKey, Integer> expected = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            FindingType type =
                    random.nextBoolean() ? EXPIRED : random.nextBoolean() ? EXPIRING : EXPIRED.about(SubjectType.LINK);
            FixKey fix = new FixKey(
                    type, random.nextInt(50) == 0 ? "\u00e4\u20ac" + random.nextInt(9) : "75" + random.nextInt(30_000));
            int number = causes.number(fix.type(), fix.subjectId());
            assertThat(number)
                    .isEqualTo(expected.computeIfAbsent(fix, any -> number))
                    .isLessThan(causes.limit());
            assertThat(causes.fix(number)).isEqualTo(fix);
        }
        assertThat(expected.values()).doesNotHaveDuplicates();
    }

    @Test
    void anyRowsComeToWhatTheyComeToInThePlainestWay() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Ledger ledger = new Ledger(scratch, 1 + random.nextInt(40), 1 + random.nextInt(4_000));
            Map<String, Map<Long, BigDecimal>> expected = new TreeMap<>();
            for (int row = 0; row < 400; row++) {
                String account = "7" + random.nextInt(5);
                long ad = 1L + random.nextInt(random.nextBoolean() ? 50 : 1_000_000);
                BigDecimal spend = random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(-3, 900), 2);
                // Of several rows the first counts that tells a spend: null gives way.
                expected.computeIfAbsent(account, any -> new TreeMap<>()).putIfAbsent(ad, spend);
                ledger.add(account, "" + ad, null, Outcomes.of(ledger), spend);
            }
            BigDecimal nothing = BigDecimal.ZERO.setScale(2);
            expected.values().forEach(ads -> ads.replaceAll((ad, spend) -> spend == null ? nothing : spend));
            Map<String, Map<Long, BigDecimal>> booked = new TreeMap<>();
            ledger.close(advertiserId -> null, ads -> {
                Map<Long, BigDecimal> spends = new TreeMap<>();
                long last = Long.MIN_VALUE;
                for (int i = 0; i < ads.size(); i++) {
                    assertThat(ads.key(i)).isGreaterThan(last);
                    last = ads.key(i);
                    BigDecimal spend = ads.spend(i);
                    spends.put(last, spend == null ? nothing : spend.setScale(2));
                }
                booked.put(ads.advertiserId(), spends);
            });
            assertThat(booked).as("seed " + seed).isEqualTo(expected);
        }
    }

    private void add(Ledger ledger, String account, String ad, String spend, FindingType type, String subject)
            throws IOException {
        Finding finding = new Finding(type, subject, List.of());
        ledger.add(account, ad, null, Outcomes.of(ledger, finding), spend == null ? null : new BigDecimal(spend));
    }

    private void close(Ledger ledger) throws IOException {
        ledger.close(advertiserId -> "EUR", ads -> {
            for (int i = 0; i < ads.size(); i++) {
                BigDecimal spend = ads.spend(i);
                Verdict verdict = ledger.verdict(ads.outcome(i));
                told.add(ads.advertiserId()
                        + ' '
                        + ads.adId(i)
                        + ' '
                        + verdict
                        + ' '
                        + ads.fixes(i).stream()
                                .map(fix -> fix.type().code() + ' ' + fix.subjectId())
                                .toList()
                        + ' '
                        + (spend == null ? null : spend.stripTrailingZeros().toPlainString())
                        + (ads.mixed(i) ? " mixed" : ""));
            }
        });
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }
}
