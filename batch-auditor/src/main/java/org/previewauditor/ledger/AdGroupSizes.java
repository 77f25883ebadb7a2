package org.previewauditor.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.previewauditor.fact.AdCount;

/** Counts the ads of each ad group. Grows with the number of ad groups, not of ads. For one thread. */
final class AdGroupSizes {

    private final Map<String, Map<String, Long>> byAdvertiser = new HashMap<>();

    /** Counts an ad; to be called once for each, and not for a deleted one. */
    void add(String advertiserId, String adgroupId) {
        byAdvertiser.computeIfAbsent(advertiserId, any -> new HashMap<>()).merge(adgroupId, 1L, Long::sum);
    }

    /** How many ads each ad group has, in the order of the ids. */
    List<AdCount> counts() {
        List<AdCount> counts = new ArrayList<>();
        new TreeMap<>(byAdvertiser)
                .forEach((advertiserId, sizes) -> new TreeMap<>(sizes)
                        .forEach((adgroupId, size) -> counts.add(new AdCount(advertiserId, adgroupId, size))));
        return counts;
    }
}
