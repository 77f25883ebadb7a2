package org.previewauditor.readback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.Verdict;

class FinishedRunTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aFinishedRun() throws IOException {
        RunFolders.copy("agency", folder);
    }

    @Test
    void everyRowOfEveryTableIsReadBack() {
        FinishedRun run = FinishedRun.open(folder);

        try (Stream<ReportedAd> ads = run.ads();
                Stream<ReportedFinding> findings = run.findings();
                Stream<PlannedFix> fixes = run.fixes()) {
            assertThat(ads).hasSize(Math.toIntExact(run.summary().totals().rows()));
            assertThat(findings)
                    .hasSize(Math.toIntExact(run.summary().totals().findings()))
                    .allSatisfy(finding -> assertThat(finding.evidence()).isNotEmpty());
            assertThat(fixes)
                    .isNotEmpty()
                    .allSatisfy(fix -> assertThat(fix.steps()).hasSizeBetween(2, 5));
        }
    }

    @Test
    void theCellsOfAnAdAreReadAsWhatTheyAre() {
        try (Stream<ReportedAd> ads = FinishedRun.open(folder).ads()) {
            ReportedAd failing = ads.filter(ad -> ad.verdict() == Verdict.WILL_FAIL && !ad.deleted())
                    .findFirst()
                    .orElseThrow();

            assertThat(failing.primaryCode()).isNotEmpty();
            assertThat(failing.codes()).contains(failing.primaryCode());
            assertThat(failing.owner()).isNotNull();
            assertThat(failing.spend()).isPositive();
            assertThat(failing.source()).matches(".+:\\d+");
        }
    }

    @Test
    void theFixPlanTellsMoneyByCurrency() {
        try (Stream<PlannedFix> fixes = FinishedRun.open(folder).fixes()) {
            PlannedFix best = fixes.findFirst().orElseThrow();

            assertThat(best.rank()).isEqualTo(1);
            assertThat(best.effect()).isEqualTo(Effect.BLOCKS);
            assertThat(best.owner()).isEqualTo(Owner.ANALYST);
            assertThat(best.spend()).containsOnlyKeys("EUR");
            assertThat(best.spend().get("EUR")).isGreaterThan(BigDecimal.TEN);
        }
    }

    @Test
    void everyAdComesWithItsOwnFindings() {
        FinishedRun run = FinishedRun.open(folder);
        List<ReportedFinding> seen = new ArrayList<>();

        run.forEachAd(
                (ad, findings) -> {
                    assertThat(findings).map(ReportedFinding::code).containsAll(ad.codes());
                    seen.addAll(findings);
                },
                seen::add);

        try (Stream<ReportedFinding> findings = run.findings()) {
            assertThat(seen).isEqualTo(findings.toList());
        }
    }

    @Test
    void aFolderWithoutASummaryIsNoFinishedRun() throws IOException {
        Files.delete(folder.resolve("summary.json"));

        refused("There is no finished run in ", "it has no summary.json");
    }

    @Test
    void aRunOfANewerVersionIsNotGuessedAt() throws IOException {
        change("summary.json", text -> text.replaceFirst("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"));

        refused("is of a newer Preview Auditor (schemaVersion 2; this one reads up to 1)");
    }

    @Test
    void aSummaryThatIsNoJsonWasChanged() throws IOException {
        change("summary.json", text -> text.substring(0, text.length() / 2));

        refused("summary.json cannot be read", "It was changed after the audit");
    }

    @Test
    void aSummaryThatLacksItsTotalsWasChanged() throws IOException {
        change("summary.json", text -> "{\"schemaVersion\": 1}");

        refused("summary.json lacks what every summary has");
    }

    @Test
    void verdictsThatDoNotAddUpToTheAdsWereChanged() throws IOException {
        change("summary.json", text -> text.replaceFirst("\"OK\" : \\d+", "\"OK\" : 1"));

        refused("but its verdicts add up to");
    }

    @Test
    void everyTableMustBeThere() throws IOException {
        for (Table table : Table.values()) {
            RunFolders.copy("agency", folder);
            Files.delete(folder.resolve(table.file()));

            refused("is incomplete: " + table.file() + " is missing");
        }
    }

    @Test
    void aTableWithoutAColumnIsRefused() throws IOException {
        change("ads.csv", text -> text.replaceFirst("verdict", "judgement"));

        unreadable("ads.csv has no column verdict");
    }

    @Test
    void aTableWhoseColumnsWereMovedIsRefused() throws IOException {
        change("ads.csv", text -> text.replaceFirst("advertiser_id,ad_id", "ad_id,advertiser_id"));

        unreadable("ads.csv has its columns in another order");
    }

    @Test
    void aTableWithFurtherColumnsAtTheEndIsRead() throws IOException {
        change("rejects.csv", text -> text.replaceFirst("text\r\n", "text,more\r\n"));

        try (Stream<RejectedRow> rows = FinishedRun.open(folder).rejects()) {
            assertThat(rows).isEmpty();
        }
    }

    @Test
    void aRowThatWasTakenOutIsMissed() throws IOException {
        change("ads.csv", text -> text.substring(0, text.lastIndexOf("\r\n", text.length() - 3) + 2));

        unreadable("ads.csv has 1999 rows, but the summary says 2000");
    }

    @Test
    void aCellThatCannotStandWhereItDoesIsNamed() throws IOException {
        change("ads.csv", text -> text.replaceFirst(",WILL_FAIL,", ",MIGHT_FAIL,"));

        unreadable("ads.csv: row ", "has \"MIGHT_FAIL\" in column verdict, which cannot stand there");
    }

    @Test
    void aRowThatWasCutOffIsNamed() throws IOException {
        change("ads.csv", text -> text + "7000000000000000001,18001\r\n");

        unreadable("has 2 cells instead of 20");
    }

    @Test
    void aQuoteThatIsNeverClosedIsToldWithItsRow() throws IOException {
        change("ads.csv", text -> text + "\"7000000000000000001");

        unreadable("ads.csv cannot be read beyond its row");
    }

    @Test
    void bytesThatAreNoUtf8WereNotWrittenByAnAudit() throws IOException {
        Files.write(
                folder.resolve("ads.csv"),
                "7000000000000000001,\u00e9".getBytes(StandardCharsets.ISO_8859_1),
                java.nio.file.StandardOpenOption.APPEND);

        unreadable("ads.csv cannot be read beyond its row");
    }

    @Test
    void tablesOfDifferentRunsDoNotPassAsOne() throws IOException {
        change("findings.csv", text -> text.replaceFirst("\r\n(\\d+),(\\d+),", "\r\n$1,1$2,"));

        assertThatThrownBy(() -> FinishedRun.open(folder).forEachAd((ad, findings) -> {}, finding -> {}))
                .isInstanceOf(UnusableRunException.class)
                .hasMessageContaining("findings.csv has a finding about ad ");
    }

    @Test
    void textsAreShownWithoutTheApostropheThatStopsFormulas() {
        assertThat(FinishedRun.shown("'=1+1")).isEqualTo("=1+1");
        assertThat(FinishedRun.shown("'tis the season")).isEqualTo("'tis the season");
        assertThat(FinishedRun.shown("'")).isEqualTo("'");
    }

    private void refused(String... parts) {
        assertThatThrownBy(() -> FinishedRun.open(folder))
                .isInstanceOf(UnusableRunException.class)
                .message()
                .contains(parts);
    }

    private void unreadable(String... parts) {
        FinishedRun run = FinishedRun.open(folder);
        assertThatThrownBy(() -> {
                    try (Stream<ReportedAd> ads = run.ads()) {
                        ads.forEach(ad -> {});
                    }
                })
                .isInstanceOf(UnusableRunException.class)
                .message()
                .contains(parts);
    }

    private void change(String file, UnaryOperator<String> change) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(path, after);
    }

    @Test
    void spendOfSeveralCurrenciesIsToldApart() {
        assertThat(org.previewauditor.report.FixPlanCsv.spend("12.5 EUR; 3", ""))
                .isEqualTo(Map.of("EUR", new BigDecimal("12.5"), "unknown", new BigDecimal("3")));
    }
}
