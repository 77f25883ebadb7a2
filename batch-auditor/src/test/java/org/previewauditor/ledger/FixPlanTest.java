package org.previewauditor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;

/** What the fix plan says, against the same counted in the plainest way. */
class FixPlanTest {

    private static final FindingType NO_FORMAT =
            new FindingType("no-format", Effect.UNSUPPORTED, Owner.MEDIA_BUYER, SubjectType.AD, 0);
    private static final FindingType BAD_IDENTITY =
            new FindingType("bad-identity", Effect.BLOCKS, Owner.MEDIA_BUYER, SubjectType.AD, 1);
    private static final FindingType EXPIRED =
            new FindingType("expired", Effect.BLOCKS, Owner.CREATOR, SubjectType.POST, 2);
    private static final FindingType EXPIRING =
            new FindingType("expiring", Effect.RISKS, Owner.CREATOR, SubjectType.POST, 3);
    private static final FindingType UNKNOWN =
            new FindingType("unknown-word", Effect.UNVERIFIED, Owner.ANALYST, SubjectType.AD, 4);
    private static final FindingType LIMIT =
            new FindingType("limit", Effect.NOTICE, Owner.MEDIA_BUYER, SubjectType.AD_ACCOUNT, 5);

    @TempDir
    Path scratch;

    @Test
    void aFixOfOneAdRanksByItsSpendAmongFixesOfManyAds() throws IOException {
        Ledger ledger = new Ledger(scratch);
        add(ledger, "1", "10", of(EXPIRED, "p1"));
        add(ledger, "2", "20", of(EXPIRED, "p1"));
        add(ledger, "3", "30", of(BAD_IDENTITY, "3"));
        add(ledger, "4", "5", of(EXPIRED, "p2"));

        assertThat(plan(ledger)).containsExactly("expired p1 2 2 30", "bad-identity 3 1 1 30", "expired p2 1 1 5");
    }

    @Test
    void anAdWithTwoBlockingFindingsIsRestoredByNeither() throws IOException {
        Ledger ledger = new Ledger(scratch);
        add(ledger, "1", "10", of(EXPIRED, "p1"), of(BAD_IDENTITY, "1"));

        assertThat(plan(ledger)).containsExactly("bad-identity 1 1 0 10", "expired p1 1 0 10");
    }

    @Test
    void anAdWithoutAFormatIsRestoredByNothing() throws IOException {
        Ledger ledger = new Ledger(scratch);
        add(ledger, "1", "10", of(NO_FORMAT, "1"));

        assertThat(plan(ledger)).containsExactly("no-format 1 1 0 10");
    }

    @Test
    void aFindingAboutAnAdAccountIsAFixWithoutAds() throws IOException {
        Ledger ledger = new Ledger(scratch);

        try (RankedFixes fixes = ledger.fixes(List.of(of(LIMIT, "71")))) {
            assertThat(told(fixes)).containsExactly("limit 71 0 0 ");
        }
    }

    @Test
    void anAdOfSeveralRowsCountsOnceWithAllThatIsWrongInAnyOfThem() throws IOException {
        Ledger ledger = new Ledger(scratch, 1, 1);
        add(ledger, "1", "10", of(BAD_IDENTITY, "1"));
        add(ledger, "2", "5", of(BAD_IDENTITY, "2"));
        add(ledger, "1", "10", of(EXPIRED, "p1"));
        add(ledger, "1", "10", of(BAD_IDENTITY, "1"));

        assertThat(plan(ledger)).containsExactly("bad-identity 2 1 1 5", "bad-identity 1 1 0 10", "expired p1 1 0 10");
    }

    @Test
    void whatWasLaidAsideIsRemoved() throws IOException {
        Ledger ledger = new Ledger(scratch, 2, 1 << 10);
        for (int ad = 0; ad < 9; ad++) {
            add(ledger, "" + ad, null, of(UNKNOWN, "" + ad));
        }
        close(ledger);
        assertThat(files()).isNotEmpty();

        ledger.discardFixes();

        assertThat(files()).isEmpty();
    }

    @Test
    void anyDropIsPlannedAsIfItWereSmall() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Ledger ledger = new Ledger(scratch, 1 + random.nextInt(40), 1 + random.nextInt(4_000));
            Map<String, Set<String>> findings = new HashMap<>();
            Map<String, Integer> spend = new HashMap<>();
            for (int row = 0; row < 300; row++) {
                String ad = "" + random.nextInt(200);
                spend.putIfAbsent(ad, random.nextInt(4));
                List<Finding> found = new ArrayList<>();
                for (FindingType type : List.of(NO_FORMAT, BAD_IDENTITY, EXPIRED, EXPIRING, UNKNOWN)) {
                    if (random.nextInt(3) == 0) {
                        found.add(of(type, type.subjectType() == SubjectType.AD ? ad : "p" + random.nextInt(9)));
                    }
                }
                found.forEach(finding -> findings.computeIfAbsent(ad, any -> new TreeSet<>())
                        .add(finding.type().code() + ' ' + finding.subjectId()));
                add(ledger, ad, "" + spend.get(ad), found.toArray(Finding[]::new));
            }

            assertThat(plan(ledger)).as("seed " + seed).containsExactlyElementsOf(counted(findings, spend));
            ledger.discardFixes();
        }
    }

    /** The plan, counted with everything in memory. */
    private static List<String> counted(Map<String, Set<String>> findings, Map<String, Integer> spend) {
        Map<String, int[]> sums = new HashMap<>();
        findings.forEach((ad, fixes) -> {
            boolean unsupported = fixes.contains("no-format " + ad);
            List<String> blocking = fixes.stream()
                    .filter(fix -> fix.startsWith("bad-identity ") || fix.startsWith("expired "))
                    .toList();
            for (String fix : fixes) {
                int[] sum = sums.computeIfAbsent(fix, any -> new int[3]);
                sum[0] += !unsupported && blocking.size() == 1 && blocking.contains(fix) ? 1 : 0;
                sum[1]++;
                sum[2] += spend.get(ad);
            }
        });
        List<String> catalogue = List.of("no-format", "bad-identity", "expired", "expiring", "unknown-word");
        return sums.entrySet().stream()
                .sorted((one, other) -> {
                    for (int i = 0; i < 3; i++) {
                        if (one.getValue()[i] != other.getValue()[i]) {
                            return other.getValue()[i] - one.getValue()[i];
                        }
                    }
                    String[] left = one.getKey().split(" ");
                    String[] right = other.getKey().split(" ");
                    int order = catalogue.indexOf(left[0]) - catalogue.indexOf(right[0]);
                    return order != 0 ? order : left[1].compareTo(right[1]);
                })
                .map(fix -> fix.getKey()
                        + ' '
                        + fix.getValue()[1]
                        + ' '
                        + fix.getValue()[0]
                        + ' '
                        + (fix.getValue()[2] == 0 ? "" : fix.getValue()[2]))
                .toList();
    }

    private static void add(Ledger ledger, String ad, String spend, Finding... findings) throws IOException {
        ledger.add("71", ad, null, Outcomes.of(ledger, findings), spend == null ? null : new BigDecimal(spend));
    }

    private static Finding of(FindingType type, String subject) {
        return new Finding(type, subject, List.of());
    }

    private static void close(Ledger ledger) throws IOException {
        ledger.close(advertiserId -> "EUR", ads -> {});
    }

    private static List<String> plan(Ledger ledger) throws IOException {
        close(ledger);
        try (RankedFixes fixes = ledger.fixes(List.of())) {
            return told(fixes);
        }
    }

    private static List<String> told(RankedFixes fixes) {
        List<String> told = new ArrayList<>();
        fixes.forEachRemaining(fix -> told.add(fix.type().code()
                + ' '
                + fix.subjectId()
                + ' '
                + fix.ads()
                + ' '
                + fix.adsRestored()
                + ' '
                + fix.spend().values().stream()
                        .map(amount -> amount.stripTrailingZeros().toPlainString())
                        .collect(Collectors.joining())));
        return told;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }
}
