package org.previewauditor.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.export.AdRow;
import org.previewauditor.export.Drop;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.DropFixture;
import org.previewauditor.export.Reason;

class AdSieveTest {

    @AutoClose
    private final DropFixture fixture;

    AdSieveTest(@TempDir Path folder) {
        fixture = new DropFixture(folder);
    }

    @Test
    void withinAFileTheFirstOfEqualRowsStays() throws IOException {
        fixture.file(
                "ads.csv",
                "ad_id,advertiser_id,tiktok_item_id,video_id,ad_name\n1,7,,,a\n1,7,,,b\n1,7,71,,c\n1,7,71,v,d\n1,8,71,v,e\n1,7,71,v,f\n");
        assertEquals("2 stays, 3 duplicate, 4 stays, 5 stays, 6 stays, 7 duplicate", sieved());
    }

    @Test
    void acrossFilesTheOneWithMoreColumnsStays() throws IOException {
        fixture.file("a.csv", "ad_id,advertiser_id,ad_name\n1,7,a\n2,7,a\n3,7,a\n")
                .file("b.csv", "ad_id,advertiser_id,ad_name,ad_format\n1,7,b,\n4,7,b,\n")
                .file("c.csv", "ad_id,advertiser_id,ad_name\n2,7,c\n4,7,c\n5,7,c\n2,8,c\n");
        assertEquals(
                "a2 duplicate, a3 stays, a4 stays, b2 stays, b3 stays, c2 duplicate, c3 duplicate, c4 stays, c5 stays",
                sieved());
    }

    @Test
    void ofDaysTheLatestStays() throws IOException {
        fixture.file("ads.csv", """
                ad_id,advertiser_id,date,spend,tiktok_item_id
                1,7,2026-01-02,1,71
                1,7,2026-01-03,1,71
                1,7,2026-01-01,1,71
                1,7,2026-01-01,1,72
                2,7,2026-01-01,1,71
                2,7,2026-01-01,1,71
                3,7,,1,
                3,7,2020-01-01,1,
                """);
        assertEquals(
                "2 older-day, 3 stays, 4 older-day, 5 stays, 6 older-day, 7 stays, 8 older-day, 9 stays", sieved());
    }

    @Test
    void ofVersionsTheNewestStays() throws IOException {
        fixture.file("ads.csv", """
                ad_id,advertiser_id,updated_at,tiktok_item_id
                1,7,2026-01-02,71
                1,7,2026-01-03,71
                1,7,2026-01-03,72
                1,7,2026-01-03,72
                1,7,2026-01-02,73
                1,7,,71
                1,8,,71
                2,7,,
                2,7,,
                """);
        assertEquals(
                "2 superseded, 3 stays, 4 superseded, 5 stays, 6 superseded, 7 superseded, 8 stays, 9 superseded, 10 stays",
                sieved());
    }

    @Test
    void ofVersionsInSeveralFilesTheNewestStays() throws IOException {
        fixture.file("a.csv", """
                        ad_id,advertiser_id,updated_at,tiktok_item_id
                        1,7,2026-11-01,71
                        2,7,2026-11-01,71
                        3,7,2026-11-20,71
                        4,7,2026-11-01,71
                        5,7,2026-11-01,71
                        """).file("b.csv", """
                        ad_id,advertiser_id,updated_at,tiktok_item_id
                        1,7,2026-11-20,71
                        2,7,2026-11-20,72
                        3,7,2026-11-01,71
                        4,7,2026-11-01,71
                        5,7,,71
                        """);
        assertEquals(
                "a2 superseded, a3 superseded, a4 stays, a5 stays, a6 stays, b2 stays, b3 stays, b4 duplicate, b5 duplicate, b6 duplicate",
                sieved());
    }

    @Test
    void ofVersionsInAFileOfMoreColumnsTheNewestStaysToo() throws IOException {
        fixture.file("a.csv", "ad_id,advertiser_id,updated_at\n1,7,2026-11-20\n2,7,2026-11-01\n3,7,2026-11-01\n")
                .file("b.csv", """
                        ad_id,advertiser_id,updated_at,ad_format
                        1,7,2026-11-01,
                        2,7,2026-11-20,
                        3,7,2026-11-01,
                        """);
        assertEquals("a2 stays, a3 duplicate, a4 duplicate, b2 superseded, b3 stays, b4 stays", sieved());
    }

    @Test
    void ofDaysInSeveralFilesTheLatestStays() throws IOException {
        fixture.file("a.csv", """
                        ad_id,advertiser_id,date,spend,ad_format
                        1,7,2026-11-18,5,X
                        2,7,2026-11-18,5,X
                        """).file("b.csv", """
                        ad_id,advertiser_id,date,spend,ad_format
                        1,7,2026-11-19,5,Y
                        1,7,2026-11-17,5,Y
                        2,7,2026-11-18,5,Y
                        """).file("c.csv", """
                        ad_id,advertiser_id,date,spend,ad_format
                        1,7,2026-11-16,5,Z
                        """);
        assertEquals("a2 older-day, a3 stays, b2 stays, b3 older-day, b4 duplicate, c2 duplicate", sieved());
    }

    @Test
    void versionsAreToldApartAsFarAsDatabasesDo() throws IOException {
        fixture.file("ads.csv", """
                ad_id,advertiser_id,updated_at
                1,7,2026-01-01 00:00:00.0000002
                1,7,2026-01-01 00:00:00.0000001
                """);
        assertEquals("2 stays, 3 superseded", sieved());
    }

    @Test
    void someRowOfEveryAdStaysWhenDaysAndVersionsContradict() throws IOException {
        fixture.file("ads.csv", """
                ad_id,advertiser_id,updated_at,date,spend,tiktok_item_id
                1,7,2026-02-09,2026-01-01,1,71
                1,7,2026-02-01,2026-01-02,1,71
                1,7,2026-01-01,2026-01-02,1,72
                """);
        assertEquals("2 older-day, 3 stays, 4 superseded", sieved());
    }

    @Test
    void aRowOfSeveralAdsIsSkippedWithAllOfThem() throws IOException {
        fixture.file("ads.csv", "Related ads,advertiser_id\n1;2,7\n2;3,7\n3;1,7\n");
        assertEquals("2 stays, 3 stays, 4 duplicate", sieved());
    }

    @Test
    void aTableOfKeysNumbersWhatItIsGiven() {
        KeyTable table = new KeyTable();
        Map<List<String>, Integer> expected = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            String first = random.nextBoolean() ? String.valueOf(random.nextInt(400)) : "v-" + random.nextInt(400);
            String second = random.nextInt(3) == 0 ? null : "0".repeat(random.nextInt(3)) + random.nextInt(300);
            int number = table.add(Key.of(first, second));
            Integer before = expected.putIfAbsent(java.util.Arrays.asList(first, second), number);
            assertEquals(before == null ? expected.size() - 1 : before, number);
        }
        assertEquals(expected.size(), table.size());
        expected.forEach((ids, number) -> assertEquals(number, table.find(Key.of(ids.get(0), ids.get(1)))));
        assertEquals(-1, table.find(Key.of("never", "added")));
    }

    /** Every row of the drop's ads files with what the sieve says; with the file's letter if there are several. */
    private String sieved() throws IOException {
        Drop drop = fixture.drop();
        AdSieve sieve = AdSieve.of(drop, fixture.pipeline(), null);
        List<String> told = new ArrayList<>();
        for (DropFile file : drop.files()) {
            for (AdRow row : fixture.read(file, null).adRows()) {
                Reason reason = skip(sieve, row);
                String name = drop.files().size() > 1 ? file.name().substring(0, 1) : "";
                told.add(name + row.line() + " " + (reason == null ? "stays" : reason));
            }
        }
        return String.join(", ", told);
    }

    /** The reason of a row's first ad if all its ads are skipped, as the job tells it. */
    private static @Nullable Reason skip(AdSieve sieve, AdRow row) throws IOException {
        Reason reason = sieve.skip(row, 0);
        boolean all = reason != null;
        for (int index = 1; index < row.ads().size(); index++) {
            all &= sieve.skip(row, index) != null;
        }
        return all ? reason : null;
    }
}
