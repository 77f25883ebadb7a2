package org.previewauditor.explanation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.finding.Decision;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.rulebook.RuleBook;

/** Finds ads in a drop by streaming it; nothing but what is looked for is kept. */
public final class AdSearch {

    private static final int NEAREST = 5;

    private final Inspection drop;

    public AdSearch(Inspection drop) {
        this.drop = drop;
    }

    /** All rows of this ad that count, in reading order. */
    public List<AdContext> find(String adId) throws IOException {
        List<AdContext> found = new ArrayList<>();
        drop.forEachBatch(batch -> {
            for (AdContext context : batch) {
                if (context.ad().adId().equals(adId)) {
                    found.add(context);
                }
            }
        });
        return found;
    }

    /** The ids that look most like this one, the nearest first. */
    public List<String> nearest(String adId) throws IOException {
        record Near(int distance, String id) {}
        TreeSet<Near> nearest =
                new TreeSet<>(Comparator.comparingInt(Near::distance).thenComparing(Near::id));
        drop.forEachBatch(batch -> {
            for (AdContext context : batch) {
                String id = context.ad().adId();
                int bound = nearest.size() < NEAREST
                        ? Integer.MAX_VALUE
                        : nearest.last().distance();
                int distance = EditDistance.between(adId, id, bound);
                if (distance <= bound) {
                    nearest.add(new Near(distance, id));
                    if (nearest.size() > NEAREST) {
                        nearest.pollLast();
                    }
                }
            }
        });
        return nearest.stream().map(Near::id).toList();
    }

    /** How many Spark ads this ad account has, deleted ones aside: an ad counts once, in however many rows it stands. */
    public SparkAdCount sparkAds(String advertiserId, RuleBook rules) throws IOException {
        Set<String> spark = new HashSet<>();
        Set<String> notDeleted = new HashSet<>();
        drop.forEachBatch(batch -> {
            List<AdContext> theirs = batch.stream()
                    .filter(context -> context.ad().advertiserId().equals(advertiserId))
                    .toList();
            for (Decision decision : rules.decide(drop.facts(), theirs)) {
                String adId = decision.ad().ad().adId();
                if (decision.ad().spark()) {
                    spark.add(adId);
                }
                if (!decision.ad().deleted()) {
                    notDeleted.add(adId);
                }
            }
        });
        spark.retainAll(notDeleted);
        return new SparkAdCount(advertiserId, spark.size());
    }
}
