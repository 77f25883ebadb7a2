package org.previewauditor.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdCount;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.finding.Decision;
import org.previewauditor.reference.DeliveryFacts;
import org.previewauditor.reference.ReferenceFacts;

/** What a drop says that is about no single ad, and what is counted in it: by both sets of rules, for they may differ. */
final class Surroundings {

    private final List<Object> facts;
    private final Counts before = new Counts();
    private final Counts after = new Counts();

    /** Ads that are not deleted. Grows with ad accounts and ad groups, not with ads. */
    private static final class Counts {
        private final Map<String, Long> spark = new TreeMap<>();
        private final Map<String, Map<String, Long>> adGroups = new TreeMap<>();

        void add(List<Decision> rows) {
            Ad ad = rows.get(0).ad().ad();
            if (rows.stream().allMatch(row -> row.ad().deleted())) {
                return;
            }
            if (rows.stream().anyMatch(row -> row.ad().spark())) {
                spark.merge(ad.advertiserId(), 1L, Long::sum);
            }
            if (ad.adgroupId() != null) {
                adGroups.computeIfAbsent(ad.advertiserId(), any -> new TreeMap<>())
                        .merge(ad.adgroupId(), 1L, Long::sum);
            }
        }

        List<Object> with(List<Object> facts) {
            List<Object> all = new ArrayList<>(facts);
            spark.forEach((advertiserId, count) -> all.add(new SparkAdCount(advertiserId, count)));
            adGroups.forEach((advertiserId, groups) ->
                    groups.forEach((adgroupId, count) -> all.add(new AdCount(advertiserId, adgroupId, count))));
            return all;
        }
    }

    Surroundings(ReferenceFacts reference) {
        this.facts = DeliveryFacts.of(reference);
    }

    /** Counts an ad, with all its rows. */
    void add(List<RowPair> rows) {
        before.add(rows.stream().map(RowPair::before).toList());
        after.add(rows.stream().map(RowPair::after).toList());
    }

    List<Object> before() {
        return before.with(facts);
    }

    List<Object> after() {
        return after.with(facts);
    }
}
