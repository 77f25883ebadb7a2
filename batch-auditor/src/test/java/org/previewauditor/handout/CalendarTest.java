package org.previewauditor.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportedFinding;
import org.previewauditor.readback.RunFolders;

class CalendarTest {

    private static final Instant END = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void anEntryTellsWhenAndWhatGoesDown() throws IOException {
        List<String> lines = lines(expiry("Summer", "nia"));

        assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0").endsWith("END:VEVENT", "END:VCALENDAR");
        assertThat(lines)
                .contains(
                        "UID:7500-20261125T100000Z@preview-auditor",
                        "DTSTAMP:20261121T050000Z",
                        "DTSTART:20261125T100000Z",
                        "SUMMARY:TikTok post 7500: ad authorization ends\\, 1 ad affected");
        assertThat(String.join("\n", lines))
                .contains("Account: nia\\n")
                .contains("\\n- Summer (ad 18001\\, ad account 71)");
    }

    @Test
    void noLineIsLongerThan75BytesAndNoCharacterIsTorn() throws IOException {
        String text = written(List.of(expiry("\uD83D\uDE00\u5E83\u544A".repeat(60), "nia")));

        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).contains("\uD83D\uDE00\u5E83\u544A".repeat(60));
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void aNameCannotEndItsLine() throws IOException {
        List<String> lines = lines(expiry("a\r\nEND:VCALENDAR\r\n;b,c\\", "nia"));

        assertThat(lines).filteredOn(line -> line.startsWith("END:VCALENDAR")).hasSize(1);
        assertThat(String.join("\n", lines)).contains("a  END:VCALENDAR  \\;b\\,c\\\\");
    }

    @Test
    void moreEntriesThanCalendarsOpenAreToldToBeElsewhere() throws IOException {
        List<Expiry> many = Collections.nCopies(5_001, expiry("Summer", "nia"));

        String text = written(many).replace("\r\n ", "");

        assertThat(text.split("BEGIN:VEVENT")).hasSize(5_001);
        assertThat(text).contains("The first 5000 of 5001 authorizations\\; findings.csv has them all.");
    }

    @Test
    void everyAuthorizationOfTheAgencyThatRunsOutHasOneEntry() throws IOException {
        RunFolders.copy("agency", folder);
        FinishedRun run = FinishedRun.open(folder);
        Expiries expiries = new Expiries();
        HashSet<String> deleted = new HashSet<>();
        run.forEachAd(
                (ad, findings) -> {
                    expiries.add(ad, findings);
                    if (ad.deleted()) {
                        deleted.add(ad.adId());
                    }
                },
                finding -> {});

        try (Stream<ReportedFinding> findings = run.findings()) {
            List<String> expected = findings.filter(finding -> !deleted.contains(finding.adId()))
                    .filter(finding -> finding.code().equals("spark-authorization-expiring")
                            || finding.code().equals("spark-authorization-ends-before-ad"))
                    .map(ReportedFinding::subjectId)
                    .distinct()
                    .toList();
            assertThat(expiries.list())
                    .isSortedAccordingTo(java.util.Comparator.comparing(Expiry::end))
                    .map(Expiry::postId)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(expiries.list()).allSatisfy(expiry -> {
            assertThat(expiry.end()).isAfter(Instant.parse("2026-11-21T05:00:00Z"));
            assertThat(expiry.ads()).isPositive();
            assertThat(expiry.account()).isNotEmpty();
        });
    }

    private static Expiry expiry(String name, String account) {
        return new Expiry("7500", END, account, 1, List.of(new Expiry.Ad("71", "18001", name)));
    }

    private static List<String> lines(Expiry expiry) throws IOException {
        return List.of(written(List.of(expiry)).replace("\r\n ", "").split("\r\n"));
    }

    private static String written(List<Expiry> expiries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Calendar.write(expiries, "2026-11-21T05:00:00Z", out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
