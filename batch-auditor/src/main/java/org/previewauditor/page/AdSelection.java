package org.previewauditor.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.readback.ReportedAd;

/**
 * Chooses the ads that the page has room for: those that fail first, then the others by verdict, and of one verdict
 * those with most spend first, deleted ads last. What is kept is always a beginning of that order, so that the page can say what it lacks.
 */
final class AdSelection {

    private static final List<Verdict> ORDER = Headline.order();

    private record Place(int verdict, BigDecimal spend, long number) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::verdict)
                .thenComparing(Place::spend, Comparator.reverseOrder())
                .thenComparingLong(Place::number);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private record Candidate(Place place, AdRow row, long bytes) {}

    private final long mostBytes;
    private final PriorityQueue<Candidate> kept =
            new PriorityQueue<>(Comparator.comparing(Candidate::place).reversed());
    private @Nullable Place firstLeftOut;
    private long bytes;
    private long offered;

    /** @param mostBytes what the rows may take in the page, at most */
    AdSelection(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** @param row made only if there may be room for it */
    void offer(ReportedAd ad, Supplier<AdRow> row) {
        Place place = new Place(
                ad.deleted() ? ORDER.size() : ORDER.indexOf(ad.verdict()),
                ad.spend() == null ? BigDecimal.ZERO : ad.spend(),
                offered++);
        if (firstLeftOut != null && place.compareTo(firstLeftOut) > 0) {
            return;
        }
        AdRow made = row.get();
        Candidate candidate = new Candidate(place, made, AdsJson.bytes(made));
        kept.add(candidate);
        bytes += candidate.bytes();
        while (bytes > mostBytes) {
            Candidate worst = kept.remove();
            bytes -= worst.bytes();
            firstLeftOut = worst.place();
        }
    }

    /** How many rows were offered. */
    long offered() {
        return offered;
    }

    /**
     * The ads that are kept, the most urgent first.
     *
     * @param room bytes that they may take together with the names that they share
     */
    List<AdRow> within(long room) {
        List<Candidate> candidates = new ArrayList<>(kept);
        candidates.sort(Comparator.comparing(Candidate::place));
        List<AdRow> rows = new ArrayList<>();
        Set<String> shared = new HashSet<>();
        long taken = 0;
        for (Candidate candidate : candidates) {
            taken += candidate.bytes();
            for (String text : AdsJson.shared(candidate.row())) {
                taken += shared.add(text) ? AdsJson.bytes(text) : 0;
            }
            if (taken > room) {
                break;
            }
            rows.add(candidate.row());
        }
        return rows;
    }
}
