package org.previewauditor.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.finding.Owner;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.PlannedFix;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.RunFolders;

class WorklistWriterTest {

    @TempDir
    Path folder;

    @Test
    void everyOwnerGetsAListOfBothKindsAndTheCalendarLiesBesideThem() throws IOException {
        write(agency());

        for (String owner : List.of("creator", "advertiser", "org_admin", "media_buyer", "analyst")) {
            assertThat(folder.resolve("worklists").resolve(owner + ".md")).isNotEmptyFile();
            assertThat(folder.resolve("worklists").resolve(owner + ".csv")).isNotEmptyFile();
        }
        assertThat(folder.resolve("expiries.ics")).isNotEmptyFile();
    }

    @Test
    void everyFixOfTheAgencyIsOnTheListOfItsOwner() throws IOException {
        FinishedRun run = agency();
        write(run);

        try (Stream<PlannedFix> fixes = run.fixes()) {
            fixes.forEach(fix -> assertThat(text(fix.owner(), "csv"))
                    .contains(fix.code())
                    .contains(
                            fix.subjectType() == org.previewauditor.finding.SubjectType.AD
                                    ? fix.action()
                                    : fix.subjectId()));
        }
    }

    @Test
    void theNumbersOfATaskAreThoseOfTheFixPlan() throws IOException {
        write(agency());

        CSVRecord first = rows(Owner.ANALYST).get(0);

        assertThat(first.get("rank")).isEqualTo("1");
        assertThat(first.get("ads")).isEqualTo("56");
        assertThat(first.get("ads_restored")).isEqualTo("56");
        assertThat(first.get("spend")).isEqualTo("20613.54");
        assertThat(first.get("currency")).isEqualTo("EUR");
        assertThat(first.get("ad_ids").split(";")).hasSize(20);
        assertThat(text(Owner.ANALYST, "md")).contains("And 36 more: filter findings.csv by subject_id ");
    }

    @Test
    void noDeletedAdIsOnAnyList() throws IOException {
        FinishedRun run = agency();
        write(run);

        List<String> deleted;
        try (Stream<ReportedAd> ads = run.ads()) {
            deleted = ads.filter(ReportedAd::deleted).map(ReportedAd::adId).toList();
        }
        assertThat(deleted).isNotEmpty();
        for (Owner owner : Owner.values()) {
            assertThat(text(owner, "md")).doesNotContain(deleted);
            assertThat(text(owner, "csv")).doesNotContain(deleted);
        }
    }

    @Test
    void aCreatorReadsWhichPostAndUntilWhen() throws IOException {
        write(new RunFolderBuilder()
                .fix("spark-authorization-expiring", "RISKS", "CREATOR", "POST", "7500", 1)
                .ad("18001", "Summer", "nia", "spark-authorization-expiring")
                .finding("18001", "spark-authorization-expiring", "RISKS", "CREATOR", "POST", "7500", expiring(25))
                .in(folder));

        assertThat(text(Owner.CREATOR, "md"))
                .contains("## nia\n")
                .contains("### 1. TikTok post 7500 of nia\n")
                .contains("- [ ] **Do this.**")
                .contains("  1. First step.\n  2. Second step.\n")
                .contains("Authorization ends 2026-11-25 10:00 UTC.")
                .contains("| Summer | 18001 | 7000000000000000001 | Campaign |");
    }

    @Test
    void anAdAccountIsNotToldToBeOfTheTikTokAccountOfItsFirstAd() throws IOException {
        write(new RunFolderBuilder()
                .fix("ad-account-suspended", "RISKS", "ADVERTISER", "AD_ACCOUNT", "7000000000000000001", 1)
                .ad("18001", "Summer", "alice", "ad-account-suspended")
                .finding(
                        "18001", "ad-account-suspended", "RISKS", "ADVERTISER", "AD_ACCOUNT", "7000000000000000001", "")
                .in(folder));

        CSVRecord task = rows(Owner.ADVERTISER).get(0);
        assertThat(task.get("thing")).isEqualTo("Ad account 7000000000000000001");
        assertThat(task.get("account")).isEmpty();
    }

    @Test
    void adsThatEachNeedTheSameAreOneTask() throws IOException {
        write(new RunFolderBuilder()
                .fix("identity-not-set", "BLOCKS", "MEDIA_BUYER", "AD", "18001", 1)
                .fix("identity-not-set", "BLOCKS", "MEDIA_BUYER", "AD", "18002", 1)
                .ad("18001", "One", "", "identity-not-set")
                .finding("18001", "identity-not-set", "BLOCKS", "MEDIA_BUYER", "AD", "18001", "")
                .ad("18002", "Two", "", "identity-not-set")
                .finding("18002", "identity-not-set", "BLOCKS", "MEDIA_BUYER", "AD", "18002", "")
                .in(folder));

        assertThat(rows(Owner.MEDIA_BUYER)).singleElement().satisfies(row -> {
            assertThat(row.get("ads")).isEqualTo("2");
            assertThat(row.get("ad_ids")).isEqualTo("18001;18002");
        });
    }

    @Test
    void aMissingExportIsOneTaskHoweverManyAdsLackIt() throws IOException {
        write(new RunFolderBuilder()
                .fix("evidence-missing", "UNVERIFIED", "ANALYST", "AD", "18001", 1)
                .fix("evidence-missing", "UNVERIFIED", "ANALYST", "AD", "18002", 1)
                .ad("18001", "One", "", "evidence-missing")
                .finding("18001", "evidence-missing", "UNVERIFIED", "ANALYST", "AD", "18001", "identities;spark_posts")
                .ad("18002", "Two", "", "evidence-missing")
                .finding("18002", "evidence-missing", "UNVERIFIED", "ANALYST", "AD", "18002", "spark_posts")
                .in(folder));

        assertThat(rows(Owner.ANALYST).stream().map(row -> row.get("thing") + ": " + row.get("ads")))
                .containsExactlyInAnyOrder(
                        "Missing export or column: identities: 1", "Missing export or column: spark_posts: 2");
    }

    @Test
    void aFullListSaysWhereTheRestIs() throws IOException {
        RunFolders.copy("agency", folder);
        new WorklistWriter(10).write(FinishedRun.open(folder), folder);

        assertThat(text(Owner.CREATOR, "md"))
                .contains("10 tasks")
                .containsPattern("This list ends after 10 tasks; \\d+ further fixes are in fix-plan.csv: filter its "
                        + "column owner by CREATOR.");
    }

    @Test
    void nothingToDoIsSaid() throws IOException {
        RunFolders.copy("healthy", folder);
        write(FinishedRun.open(folder));

        assertThat(text(Owner.CREATOR, "md")).contains("Nothing to do.");
        assertThat(rows(Owner.CREATOR)).isEmpty();
    }

    @Test
    void namesOfAdsFormNeitherTablesNorLinksNorMentionsNorLines() throws IOException {
        write(new RunFolderBuilder()
                .fix("x", "BLOCKS", "CREATOR", "POST", "7500", 1)
                .ad("18001", "a|b `c` @here [d](http://e) <img src=f>\n# g \u202Eh", "*nia*", "x")
                .finding("18001", "x", "BLOCKS", "CREATOR", "POST", "7500", "")
                .in(folder));

        assertThat(text(Owner.CREATOR, "md"))
                .contains("| a\\|b \\`c\\` @\u200Bhere \\[d\\](http:\u200B//e) \\<img src=f> # g h | 18001 |")
                .contains("## \\*nia\\*\n");
    }

    @Test
    void aNameThatStartsAFormulaDoesNotActInTheCsvFile() throws IOException {
        write(new RunFolderBuilder()
                .fix("x", "BLOCKS", "CREATOR", "POST", "7500", 1)
                .ad("18001", "=1+1", "", "x")
                .finding("18001", "x", "BLOCKS", "CREATOR", "POST", "7500", "")
                .in(folder));

        assertThat(rows(Owner.CREATOR).get(0).get("ad_names")).isEqualTo("'=1+1");
        assertThat(text(Owner.CREATOR, "md")).contains("| =1+1 |");
    }

    private static String expiring(int day) {
        return "auth_end_time=2026-11-" + day + "T10:00:00Z (spark_posts.csv:3);as_of=2026-11-21T05:00:00Z";
    }

    private FinishedRun agency() throws IOException {
        RunFolders.copy("agency", folder);
        return FinishedRun.open(folder);
    }

    private void write(FinishedRun run) throws IOException {
        new WorklistWriter().write(run, folder);
    }

    private String text(Owner owner, String kind) {
        try {
            return Files.readString(file(owner, kind));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<CSVRecord> rows(Owner owner) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                file(owner, "csv"),
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }

    private Path file(Owner owner, String kind) {
        return folder.resolve("worklists").resolve(owner.name().toLowerCase(java.util.Locale.ROOT) + '.' + kind);
    }
}
