package org.previewauditor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void theTableRemembersEveryAdThroughItsGrowth() {
        AdTable table = new AdTable();
        Map<Long, Integer> expected = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String ad = "18" + random.nextInt(60_000);
            long key = AdTable.key("7000000000000000001", ad);
            int slot = table.slot(key);
            assertThat(table.isEmpty(slot)).isEqualTo(!expected.containsKey(key));
            if (!table.isEmpty(slot)) {
                assertThat(table.number(slot)).isEqualTo(expected.get(key));
                assertThat(table.amount(slot)).isEqualTo(2L * expected.get(key));
            }
            table.put(slot, key, i, 2L * i);
            expected.put(key, i);
        }
    }

    @Test
    void sameAdIdOfTwoAdAccountsAreTwoAds() {
        assertThat(AdTable.key("71", "18001")).isNotEqualTo(AdTable.key("72", "18001"));
        assertThat(AdTable.key("7", "118001")).isNotEqualTo(AdTable.key("71", "18001"));
    }
}
