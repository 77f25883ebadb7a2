package org.previewauditor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.Summary;
import org.previewauditor.report.SummaryJson;

class AuditServiceTest {

    @TempDir
    static Path data;

    private static AuditBench bench;

    @TempDir
    Path folder;

    private Path drop;
    private Path out;

    @BeforeAll
    static void open() {
        bench = new AuditBench(data);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        drop = Files.createDirectory(folder.resolve("drop"));
        out = folder.resolve("out");
    }

    @Test
    void rowsReadAreFactsAndRejectedAndSkippedForEveryFileOfADamagedDrop() throws IOException {
        Path report = bench.audit(AuditBench.samples().resolve("damaged"), out).folder();

        List<Summary.Input> inputs = SummaryJson.read(report).inputs();

        assertThat(inputs)
                .hasSizeGreaterThan(5)
                .allSatisfy(input -> assertThat(input.rows())
                        .as(input.file())
                        .isEqualTo(input.facts() + input.rejected() + input.skipped()));
        try (CSVParser rejects =
                CSVParser.parse(report.resolve("rejects.csv"), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            assertThat(rejects.stream().count() - 1)
                    .isEqualTo(
                            inputs.stream().mapToLong(Summary.Input::rejected).sum())
                    .isPositive();
        }
    }

    @Test
    void theSameDropGivesTheSameBytes() throws IOException {
        Path sample = AuditBench.samples().resolve("agency");
        Path first = bench.audit(sample, out.resolve("first")).folder();
        Path second = bench.audit(sample, out.resolve("second")).folder();

        for (String table : List.of("ads.csv", "findings.csv", "fix-plan.csv", "rejects.csv")) {
            assertThat(first.resolve(table)).hasSameBinaryContentAs(second.resolve(table));
        }
        assertThat(first.getFileName()).isEqualTo(second.getFileName());
    }

    @Test
    void moreThanTenThousandSparkAdsAreOneFindingOfTheAdAccount() throws IOException {
        writeSparkAds(10_001);

        Path report = bench.audit(drop, out).folder();

        List<String> rows = findings(report, "spark-ads-limit-reached");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0))
                .startsWith("7000000000000000001,,spark-ads-limit-reached,NOTICE,MEDIA_BUYER,AD_ACCOUNT,");
        assertThat(SummaryJson.read(report).totals().byCode()).containsEntry("spark-ads-limit-reached", 1L);
    }

    @Test
    void tenThousandSparkAdsAreStillAllowed() throws IOException {
        writeSparkAds(10_000);

        assertThat(findings(bench.audit(drop, out).folder(), "spark-ads-limit-reached"))
                .isEmpty();
    }

    @Test
    void anAdThatStandsInTwoRowsCountsOnceAndUnderItsWorseVerdict() throws IOException {
        write(
                "ads.csv",
                "advertiser_id,ad_id,identity_type,tiktok_item_id,ad_format,spend",
                "7000000000000000001,18001,CUSTOMIZED_USER,,SINGLE_VIDEO,10",
                "7000000000000000001,18001,CUSTOMIZED_USER,7300000000000000001,SINGLE_VIDEO,10",
                "7000000000000000001,18002,CUSTOMIZED_USER,,SINGLE_VIDEO,5");

        RunResult result = bench.audit(drop, out);

        Summary.Totals totals = SummaryJson.read(result.folder()).totals();
        assertThat(totals.rows()).isEqualTo(3);
        assertThat(totals.ads()).isEqualTo(2);
        assertThat(totals.byVerdict()).containsEntry(Verdict.WILL_FAIL, 1L).containsEntry(Verdict.OK, 1L);
        assertThat(totals.spendByVerdict().get("unknown").get(Verdict.WILL_FAIL))
                .isEqualByComparingTo("10");
    }

    @Test
    void deletedAdsKeepTheirFindingsAndCountInNoTotalButTheirOwn() throws IOException {
        write(
                "ads.csv",
                "advertiser_id,ad_id,identity_type,tiktok_item_id,ad_format,operation_status",
                "7000000000000000001,18001,CUSTOMIZED_USER,7300000000000000001,SINGLE_VIDEO,DELETE");

        RunResult result = bench.audit(drop, out);

        assertThat(findings(result.folder(), "spark-with-custom-identity")).hasSize(1);
        Summary.Totals totals = SummaryJson.read(result.folder()).totals();
        assertThat(totals.deletedAds()).isEqualTo(1);
        assertThat(totals.ads()).isZero();
        assertThat(result.bestFixes()).isEmpty();
    }

    @Test
    void aFinishedRunIsNotDoneAgainUnlessForced() throws IOException {
        Path sample = AuditBench.samples().resolve("healthy");
        RunResult first = bench.audit(sample, out);
        Files.writeString(first.folder().resolve("ads.csv"), "mine");

        RunResult again = bench.audit(sample, out);
        assertThat(again.audited()).isFalse();
        assertThat(again.byVerdict()).isEqualTo(first.byVerdict());
        assertThat(first.folder().resolve("ads.csv")).hasContent("mine");

        RunResult forced =
                bench.audit(new RunRequest(List.of(sample), out, AuditBench.AS_OF, null, null, null, null, true));
        assertThat(forced.audited()).isTrue();
        assertThat(first.folder().resolve("ads.csv")).content().startsWith("advertiser_id,");
    }

    @Test
    void anotherHorizonIsAnotherRun() throws IOException {
        Path sample = AuditBench.samples().resolve("healthy");

        Path usual = bench.audit(sample, out).folder();
        Path far = bench.audit(new RunRequest(
                        List.of(sample), out, AuditBench.AS_OF, Duration.ofDays(400), null, null, null, false))
                .folder();

        assertThat(far).isNotEqualTo(usual);
        assertThat(SummaryJson.read(far).totals().byCode()).containsKey("spark-authorization-expiring");
    }

    @Test
    void deliveryCanBeLeftOut() throws IOException {
        Path sample = AuditBench.samples().resolve("delivery");

        Path with = bench.audit(sample, out).folder();
        Path without = bench.audit(new RunRequest(
                        List.of(sample), out, AuditBench.AS_OF, null, null, null, null, false, List.of(), false, true))
                .folder();

        assertThat(without).isNotEqualTo(with);
        assertThat(SummaryJson.read(with).delivery()).isNotNull();
        assertThat(SummaryJson.read(with).notes()).anyMatch(note -> note.startsWith("Budgets in EUR"));
        assertThat(SummaryJson.read(without).delivery()).isNull();
        assertThat(SummaryJson.read(without).notes()).noneMatch(note -> note.startsWith("Budgets"));
        assertThat(without.resolve("delivery.csv")).doesNotExist();
        for (String table : List.of("ads.csv", "findings.csv", "fix-plan.csv")) {
            assertThat(without.resolve(table)).hasSameTextualContentAs(with.resolve(table));
        }
    }

    @Test
    void aDropWithoutAdsIsRefusedWithAReasonForEachFile() throws IOException {
        write("notes.csv", "shopping,list", "milk,1");
        write("identities.csv", "identity_id,identity_type", "1,TT_USER");

        assertThatThrownBy(() -> bench.audit(drop, out))
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("There is no row of an ad in this drop")
                .hasMessageContaining("notes.csv")
                .hasMessageContaining("identities.csv is an export of identities, not of ads.");
        assertThat(filesIn(out)).isEmpty();
    }

    @Test
    void adsOfWhichNoRowCouldBeUsedLeaveNoReportBehind() throws IOException {
        write("ads.csv", "advertiser_id,ad_id", "7000000000000000001,1.84987E+15");

        assertThatThrownBy(() -> bench.audit(drop, out))
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining(
                        "its only row could not be used: 1 rejected (id-mangled-by-spreadsheet). 1 id was");
        assertThat(filesIn(out)).isEmpty();
    }

    @Test
    void rowsThatWereAllSkippedAreToldByTheirReasons() throws IOException {
        write("ads.csv", "advertiser_id,ad_id,ad_name", "", ",,", ",,Total");

        assertThatThrownBy(() -> bench.audit(drop, out))
                .isInstanceOf(AuditFailedException.class)
                .hasMessageEndingWith("ads.csv is an export of ads, but none of its 3 rows could be used: 3 skipped"
                        + " (2 blank, 1 total-row). Export it again with a row for each ad.");
    }

    @Test
    void anOutputThatCannotBeWrittenIsToldBeforeAnyWork() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");

        assertThatThrownBy(() -> bench.audit(drop, file.resolve("reports")))
                .isInstanceOf(AuditFailedException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--out");
    }

    @Test
    void manyDropsInARowShareOneDatabase() throws IOException {
        for (int i = 1; i <= 20; i++) {
            write("ads.csv", "advertiser_id,ad_id,identity_type", "7000000000000000001," + i + ",TT_USER");
            assertThat(bench.audit(drop, out.resolve("night-" + i)).ads()).isEqualTo(1);
        }
    }

    @Test
    void adsThatManyThreadsDecideStayInInputOrder() throws IOException {
        String header = "advertiser_id,ad_id,identity_type\n";
        Files.writeString(
                drop.resolve("ads.csv"),
                IntStream.range(0, 30_000)
                        .mapToObj(i -> "7000000000000000001," + (900_000 - i) + ",TT_USER\n")
                        .collect(Collectors.joining("", header, "")));

        Path report = bench.audit(drop, out).folder();

        List<String> ids = Files.readAllLines(report.resolve("ads.csv")).stream()
                .skip(1)
                .map(row -> row.split(",")[1])
                .toList();
        assertThat(ids)
                .isEqualTo(IntStream.range(0, 30_000)
                        .mapToObj(i -> "" + (900_000 - i))
                        .toList());
    }

    @Test
    void aKilledRunIsNoObstacleToTheNext() throws IOException {
        Path sample = AuditBench.samples().resolve("healthy");
        Path report = bench.audit(sample, out).folder();
        Path unfinished = Files.createDirectory(out.resolve("." + report.getFileName() + ".unfinished"));
        Files.writeString(unfinished.resolve("ads.csv"), "half a rep");

        RunResult result =
                bench.audit(new RunRequest(List.of(sample), out, AuditBench.AS_OF, null, null, null, null, true));

        assertThat(result.byVerdict()).containsEntry(Verdict.OK, 9L);
        assertThat(filesIn(out)).containsExactly(report.getFileName().toString());
    }

    @Test
    void totalsAreThoseOfTheTable() throws IOException {
        Path report = bench.audit(AuditBench.samples().resolve("symptoms/post-not-found-at-set-up"), out)
                .folder();
        Map<String, Long> owners;
        Map<String, Long> verdicts;
        try (CSVParser ads = CSVParser.parse(
                report.resolve("ads.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            List<CSVRecord> rows = ads.getRecords();
            owners = count(rows, "owner");
            verdicts = count(rows, "verdict");
        }

        Summary.Totals totals = SummaryJson.read(report).totals();

        assertThat(totals.byOwner().entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue)))
                .isEqualTo(owners)
                .isNotEmpty();
        assertThat(totals.byVerdict())
                .allSatisfy((verdict, ads) -> assertThat(ads).isEqualTo(verdicts.getOrDefault(verdict.name(), 0L)));
    }

    private static Map<String, Long> count(List<CSVRecord> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.groupingBy(cell -> cell, Collectors.counting()));
    }

    @Test
    void amountsAreToldPerCurrency() throws IOException {
        write(
                "ads.csv",
                "advertiser_id,ad_id,identity_type,tiktok_item_id,ad_format,spend",
                "7000000000000000001,18001,CUSTOMIZED_USER,7300000000000000001,SINGLE_VIDEO,1.5",
                "7000000000000000002,18002,CUSTOMIZED_USER,7300000000000000001,SINGLE_VIDEO,2");
        write(
                "ad_accounts.csv",
                "advertiser_id,status,currency",
                "7000000000000000001,STATUS_ENABLE,EUR",
                "7000000000000000002,STATUS_ENABLE,JPY");

        Summary summary = SummaryJson.read(bench.audit(drop, out).folder());

        assertThat(summary.spendAtRisk().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().toPlainString())))
                .isEqualTo(Map.of("EUR", "1.5", "JPY", "2"));
        assertThat(summary.notes()).noneMatch(note -> note.contains("currency"));
    }

    @Test
    void aToolThatNoConnectionIsOfIsTold() throws IOException {
        Path sample = AuditBench.samples().resolve("healthy");

        Summary misspelt = SummaryJson.read(auditFor("Moton", sample));
        Summary asked = SummaryJson.read(auditFor("motion", sample));

        assertThat(misspelt.totals().byCode()).containsKey("connection-missing");
        assertThat(misspelt.notes())
                .containsExactly(
                        "No connection is one of Moton, the tool asked for: the exports name Motion. Ad accounts "
                                + "with connections of other tools only count as not connected.");
        assertThat(asked.totals().byCode()).doesNotContainKey("connection-missing");
        assertThat(asked.notes()).isEmpty();
    }

    @Test
    void adAccountsWhoseRowsCouldNotBeUsedAreTold() throws IOException {
        write(
                "ads.csv",
                "advertiser_id,ad_id,identity_type,tiktok_item_id,ad_format",
                "7000000000000000001,18001,CUSTOMIZED_USER,,SINGLE_VIDEO",
                "7000000000000000002,18002,CUSTOMIZED_USER,,SINGLE_VIDEO");
        write(
                "connections.csv",
                "advertiser_id,tool,status,last_sync_at",
                "7000000000000000001,Motion,DISCONNECTED,bad",
                "7000000000000000002,Motion,OK,2026-11-21");
        write(
                "ad_accounts.csv",
                "advertiser_id,status,currency,balance",
                "7000000000000000001,STATUS_LIMIT,EUR,bad",
                "7000000000000000002,STATUS_ENABLE,EUR,1");

        assertThat(SummaryJson.read(bench.audit(drop, out).folder()).notes())
                .containsExactly(
                        "The exports of connections are incomplete, so whether the analytics tool can reach this ad "
                                + "account was not checked: 7000000000000000001.",
                        "The exports of ad_accounts are incomplete, so the status of this ad account was not "
                                + "checked: 7000000000000000001.");
    }

    @Test
    void adAccountsAreToldWhereAnExportHasNoRowAtAll() throws IOException {
        write(
                "ads.csv",
                "advertiser_id,ad_id,identity_type,tiktok_item_id,ad_format",
                "7000000000000000001,18001,CUSTOMIZED_USER,,SINGLE_VIDEO");
        write("connections.csv", "advertiser_id,tool,status");
        write("ad_accounts.csv", "advertiser_id,status,currency", "7000000000000000001,STATUS_ENABLE,EUR");

        assertThat(SummaryJson.read(bench.audit(drop, out).folder()).notes())
                .containsExactly(
                        "The exports of connections are incomplete, so whether the analytics tool can reach this "
                                + "ad account was not checked: 7000000000000000001.");
    }

    @Test
    void adAccountsThatAnExportLeavesOutAreFoundMissingNotUnchecked() throws IOException {
        write(
                "ads.csv",
                "advertiser_id,ad_id,identity_type,tiktok_item_id,ad_format",
                "7000000000000000001,18001,CUSTOMIZED_USER,,SINGLE_VIDEO");
        write("connections.csv", "advertiser_id,tool,status", "7000000000000000002,Motion,OK");
        write("ad_accounts.csv", "advertiser_id,status,currency", "7000000000000000002,STATUS_ENABLE,EUR");

        Summary summary = SummaryJson.read(bench.audit(drop, out).folder());

        assertThat(summary.totals().byCode()).containsKeys("connection-missing", "ad-account-unknown");
        assertThat(summary.notes()).isEmpty();
    }

    @Test
    void ofManyAdAccountsWhoseFileCouldNotBeUsedFiveAreNamed() throws IOException {
        write(
                "ads.csv",
                IntStream.range(0, 9)
                        .mapToObj(i -> i == 0
                                ? "advertiser_id,ad_id,identity_type,tiktok_item_id,ad_format"
                                : "700000000000000000" + i + ",1800" + i + ",CUSTOMIZED_USER,,SINGLE_VIDEO")
                        .toArray(String[]::new));
        write("connections.csv", "advertiser_id,tool,status", "7000000000000000001,Motion,OK");
        write("connections-2.csv", "workspace,member_email", "a,b");
        write("ad_accounts.csv", "advertiser_id,status,currency", "7000000000000000002,STATUS_ENABLE,EUR");

        assertThat(SummaryJson.read(bench.audit(drop, out).folder()).notes())
                .containsExactly("The exports of connections are incomplete, so whether the analytics tool can reach "
                        + "these 7 ad accounts was not checked: 7000000000000000002, 7000000000000000003, "
                        + "7000000000000000004, 7000000000000000005, 7000000000000000006 and 2 more.");
    }

    private Path auditFor(String tool, Path sample) {
        return bench.audit(new RunRequest(List.of(sample), out, AuditBench.AS_OF, null, null, tool, null, false))
                .folder();
    }

    private void writeSparkAds(int ads) throws IOException {
        Files.writeString(
                drop.resolve("ads.csv"),
                IntStream.rangeClosed(1, ads)
                        .mapToObj(i -> "7000000000000000001," + i + ",TT_USER,73" + i + "\n")
                        .collect(Collectors.joining("", "advertiser_id,ad_id,identity_type,tiktok_item_id\n", "")));
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(drop.resolve(name), String.join("\n", lines) + "\n");
    }

    private static List<String> findings(Path report, String code) throws IOException {
        return Files.readAllLines(report.resolve("findings.csv")).stream()
                .filter(row -> row.contains("," + code + ","))
                .toList();
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
