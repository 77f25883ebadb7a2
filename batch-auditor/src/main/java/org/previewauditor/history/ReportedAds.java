package org.previewauditor.history;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.ledger.AdKey;
import org.previewauditor.report.Change;

/** The ads of one ad account of a finished run: some twelve bytes each. To be filled, then closed, then asked. */
final class ReportedAds implements NotedAds {

    /** In a note: the rows of the ad differ, some fail and some do not. */
    private static final int MIXED = 1 << 30;

    private static final int FIRST_SIZE = 16;

    /** How many ids that are no numbers are kept as texts, to be told as examples. */
    private static final int MOST_ODD_IDS = 10_000;

    private final String advertiserId;
    private final ReportedOutcomes outcomes;
    private long[] keys = new long[FIRST_SIZE];

    /** The number of the outcome, and {@link #MIXED}. */
    private int[] notes = new int[FIRST_SIZE];

    private int size;
    private final Map<Long, String> oddIds = new HashMap<>();

    ReportedAds(String advertiserId, ReportedOutcomes outcomes) {
        this.advertiserId = advertiserId;
        this.outcomes = outcomes;
    }

    /** Notes the outcome of a row. */
    void add(String adId, int outcome) {
        if (size == keys.length) {
            int larger = size + (size >> 1);
            keys = Arrays.copyOf(keys, larger);
            notes = Arrays.copyOf(notes, larger);
        }
        long key = AdKey.of(adId);
        if (!AdKey.isId(key) && oddIds.size() < MOST_ODD_IDS) {
            oddIds.put(key, adId);
        }
        keys[size] = key;
        notes[size++] = outcome;
    }

    /** Ends the adding: each ad counts once from now on. */
    void close() {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        sorted = Arrays.copyOf(sorted, distinct);
        int[] together = new int[distinct];
        Arrays.fill(together, -1);
        for (int i = 0; i < size; i++) {
            int place = Arrays.binarySearch(sorted, keys[i]);
            together[place] = together(together[place], notes[i]);
        }
        keys = sorted;
        notes = together;
        size = distinct;
    }

    @Override
    public String advertiserId() {
        return advertiserId;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long key(int ad) {
        return keys[ad];
    }

    @Override
    public int outcome(int ad) {
        return number(notes[ad]);
    }

    @Override
    public boolean mixed(int ad) {
        return isMixed(notes[ad]);
    }

    @Override
    public List<Outcomes.Blocker> blockers(int ad) {
        return List.of();
    }

    @Override
    public @Nullable String adId(int ad) {
        return AdKey.isId(keys[ad]) ? Long.toString(keys[ad]) : oddIds.get(keys[ad]);
    }

    @Override
    public @Nullable BigDecimal spend(int ad) {
        return null;
    }

    private int together(int before, int note) {
        if (before == -1 || before == note) {
            return note;
        }
        int one = number(before);
        int other = number(note);
        boolean wasDeleted = outcomes.isDeleted(one);
        if (wasDeleted != outcomes.isDeleted(other)) {
            return wasDeleted ? note : before;
        }
        boolean differ = Change.fails(false, outcomes.outcome(one).verdict())
                != Change.fails(false, outcomes.outcome(other).verdict());
        return outcomes.merged(one, other) | (differ || isMixed(before) ? MIXED : 0);
    }

    private static int number(int note) {
        return note & ~MIXED;
    }

    private static boolean isMixed(int note) {
        return (note & MIXED) != 0;
    }
}
