package org.previewauditor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.Source;

class AdGroupNamesTest {

    private final AdGroupTable adGroups = new AdGroupTable();
    private final List<AdGroup> rows = new ArrayList<>();

    @Test
    void theFirstOfANameHasTheSecondForItsNamesakeAndAllOthersHaveTheFirst() {
        add("c1", "Retargeting");
        add("c1", "Prospecting");
        add("c2", "Retargeting");
        add("c1", "Retargeting");
        add("c1", "Retargeting");

        AdGroupNames names = AdGroupNames.of(adGroups);

        assertThat(names.namesakeOf(0)).isEqualTo(3);
        assertThat(names.namesakeOf(3)).isZero();
        assertThat(names.namesakeOf(4)).isZero();
        assertThat(names.count(0)).isEqualTo(3);
        assertThat(names.count(4)).isEqualTo(3);
        assertThat(names.namesakeOf(1)).isEqualTo(AdGroupNames.NONE);
        assertThat(names.namesakeOf(2)).as("of another campaign").isEqualTo(AdGroupNames.NONE);
        assertThat(names.count(1)).isEqualTo(1);
    }

    @Test
    void withoutANameOrACampaignThereIsNoNamesake() {
        add("c1", null);
        add("c1", null);
        add(null, "Retargeting");
        add(null, "Retargeting");

        AdGroupNames names = AdGroupNames.of(adGroups);

        for (int number = 0; number < 4; number++) {
            assertThat(names.namesakeOf(number)).isEqualTo(AdGroupNames.NONE);
            assertThat(names.count(number)).isEqualTo(1);
        }
    }

    @Test
    void ofManyNamesTheSameOnesAreSharedAsWhenEachIsComparedWithEach() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            // "Aa" and "BB" have the same hash: names must be compared, too.
            add("c" + random.nextInt(20), (random.nextBoolean() ? "Aa" : "BB") + random.nextInt(60));
        }

        AdGroupNames names = AdGroupNames.of(adGroups);

        for (int number = 0; number < rows.size(); number++) {
            AdGroup row = rows.get(number);
            int[] namesakes = rows.stream()
                    .filter(other -> row.campaignId().equals(other.campaignId())
                            && row.adgroupName().equals(other.adgroupName()))
                    .mapToInt(rows::indexOf)
                    .toArray();
            int expected =
                    namesakes.length == 1 ? AdGroupNames.NONE : namesakes[0] == number ? namesakes[1] : namesakes[0];
            assertThat(names.namesakeOf(number)).isEqualTo(expected);
            assertThat(names.count(number)).isEqualTo(namesakes.length);
        }
    }

    @Test
    void whereThereAreNoAdGroupsThereAreNoNames() {
        assertThat(AdGroupNames.of(adGroups)).isNotNull();
    }

    private void add(@Nullable String campaignId, @Nullable String name) {
        AdGroup row = new AdGroup(
                "18" + rows.size(),
                campaignId,
                null,
                null,
                null,
                null,
                null,
                "7",
                name,
                null,
                null,
                null,
                false,
                new Source("ad_groups.csv", rows.size() + 2));
        rows.add(row);
        adGroups.add(row, null, new Tally());
    }
}
