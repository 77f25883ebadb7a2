package org.previewauditor.explanation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.previewauditor.fact.AdContext;
import org.previewauditor.inspection.Inspection;

/** Finds ads in a drop by streaming it; nothing but what is looked for is kept. */
public final class AdSearch {

    private static final int NEAREST = 5;

    private final Inspection drop;

    public AdSearch(Inspection drop) {
        this.drop = drop;
    }

    /**
     * All rows of this ad that count, in reading order.
     *
     * @throws UnknownAdException if there are none
     * @throws IOException if a file cannot be read
     */
    public List<AdContext> require(String adId) throws IOException {
        List<AdContext> rows = find(adId);
        if (rows.isEmpty()) {
            throw new UnknownAdException(adId, nearest(adId));
        }
        return rows;
    }

    /** All rows of this ad that count, in reading order. */
    private List<AdContext> find(String adId) throws IOException {
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
    private List<String> nearest(String adId) throws IOException {
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
}
