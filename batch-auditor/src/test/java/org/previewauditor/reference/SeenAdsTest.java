package org.previewauditor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.Source;

class SeenAdsTest {

    @TempDir
    Path scratch;

    @Test
    void everyAdIsNewOnceWhereverTheAdsOfItsAdAccountStand() throws IOException {
        for (boolean mixed : new boolean[] {true, false}) {
            for (int longAgo : new int[] {7, 1_000, 1 << 20}) {
                Set<String> expected = new HashSet<>();
                Random random = new Random(5);
                try (SeenAds seen = new SeenAds(scratch, longAgo)) {
                    for (int row = 0; row < 60_000; row++) {
                        String account = "7" + (mixed ? random.nextInt(40) : row / 2_000 % 20);
                        String ad = "18" + random.nextInt(2_000);
                        assertThat(seen.add(ad(account, ad, null, "v"))).isEqualTo(expected.add(account + ' ' + ad));
                    }
                }
                assertThat(files()).isEmpty();
            }
        }
    }

    @Test
    void adsThatDifferInOneIdAreTwo() throws IOException {
        try (SeenAds seen = new SeenAds(null)) {
            assertThat(seen.add(ad("71", "18", null, null))).isTrue();
            assertThat(seen.add(ad("71", "18", null, "v"))).isTrue();
            assertThat(seen.add(ad("71", "18", "v", null))).isTrue();
            assertThat(seen.add(ad("7", "118", null, null))).isTrue();
            assertThat(seen.add(ad("71", "18", null, "v"))).isFalse();
        }
    }

    @Test
    void aMillionAdsOfOneAdAccountAreAllNew() throws IOException {
        try (SeenAds seen = new SeenAds(null)) {
            for (int ad = 0; ad < 1_000_000; ad++) {
                if (!seen.add(ad("71", Integer.toString(ad), null, null))) {
                    throw new AssertionError("taken for another: " + ad);
                }
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }

    private static Ad ad(String advertiserId, String adId, String itemId, String videoId) {
        return new Ad(
                advertiserId,
                adId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                itemId,
                null,
                null,
                null,
                null,
                null,
                videoId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Ad.Columns(true, true),
                new Source("ads.csv", 2));
    }
}
