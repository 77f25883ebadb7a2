package org.previewauditor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySetTest {

    @Test
    void everyKeyIsNewOnceThroughAllGrowth() {
        KeySet keys = new KeySet();
        Set<String> expected = new HashSet<>();
        Random random = new Random(5);
        for (int i = 0; i < 300_000; i++) {
            String ad = "18" + random.nextInt(200_000);
            assertThat(keys.add(Key.of("71", ad, null, "v"))).isEqualTo(expected.add(ad));
        }
    }

    @Test
    void keysThatDifferInOneIdAreTwo() {
        KeySet keys = new KeySet();

        assertThat(keys.add(Key.of("71", "18", null, null))).isTrue();
        assertThat(keys.add(Key.of("71", "18", null, "v"))).isTrue();
        assertThat(keys.add(Key.of("71", "18", "v", null))).isTrue();
        assertThat(keys.add(Key.of("7", "118", null, null))).isTrue();
        assertThat(keys.add(Key.of("71", "18", null, "v"))).isFalse();
    }
}
