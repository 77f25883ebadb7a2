package org.previewauditor.history;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.Change;

/**
 * What is remembered of the ads of one ad account, and what the present run notes of them: 16 bytes for an ad that was
 * known, up to 18 for a new one. Any number of threads may look up; one thread notes.
 */
public final class AccountMemory {

    /** Place of an ad that was not known. */
    public static final int UNKNOWN = -1;

    /** In a note: the rows of the ad differ, some fail and some do not. */
    private static final int MIXED = 1 << 30;

    private static final int FIRST_SIZE = 16;

    /** How many ids that are no numbers are kept as texts, to be told as examples. */
    private static final int MOST_ODD_IDS = 10_000;

    private final String advertiserId;
    private final AccountStates last;
    private final @Nullable RunKey lastRun;
    private final boolean anyHistory;

    /** For each known ad 0, or the number of its outcome plus 1, and {@link #MIXED}. */
    private final int[] notes;

    private long[] newKeys = new long[FIRST_SIZE];
    private int[] newNotes = new int[FIRST_SIZE];
    private int newAds;
    private final Map<Long, String> oddIds = new HashMap<>();

    /**
     * @param lastRun the last run that had the ad account; {@code null} if none had
     * @param anyHistory whether there is any earlier run at all
     */
    AccountMemory(String advertiserId, AccountStates last, @Nullable RunKey lastRun, boolean anyHistory) {
        this.advertiserId = advertiserId;
        this.last = last;
        this.lastRun = lastRun;
        this.anyHistory = anyHistory;
        this.notes = new int[last.keys().length];
    }

    /** Where an ad is remembered, or {@link #UNKNOWN}. */
    public int place(String adId) {
        int place = Arrays.binarySearch(last.keys(), AdKey.of(adId));
        return place < 0 ? UNKNOWN : place;
    }

    /** What became of a row of an ad; {@code null} if there is no earlier run. */
    public @Nullable Change change(int place, Verdict verdict) {
        if (place == UNKNOWN) {
            return anyHistory ? Change.FIRST_SEEN : null;
        }
        return last.state(place).changeOf(verdict);
    }

    /** Notes the outcome of a row. */
    public void note(int place, String adId, int outcome, Outcomes outcomes) {
        long key = place == UNKNOWN ? AdKey.of(adId) : last.keys()[place];
        if (!AdKey.isId(key) && oddIds.size() < MOST_ODD_IDS) {
            oddIds.put(key, adId);
        }
        if (place != UNKNOWN) {
            notes[place] = together(notes[place], outcome + 1, outcomes);
            return;
        }
        if (newAds == newKeys.length) {
            int larger = newAds + (newAds >> 1);
            newKeys = Arrays.copyOf(newKeys, larger);
            newNotes = Arrays.copyOf(newNotes, larger);
        }
        newKeys[newAds] = key;
        newNotes[newAds++] = outcome + 1;
    }

    /** The id of an ad that this run has, or {@code null} if only its hash is known. */
    @Nullable
    String adId(long key) {
        return AdKey.isId(key) ? Long.toString(key) : oddIds.get(key);
    }

    String advertiserId() {
        return advertiserId;
    }

    AccountStates last() {
        return last;
    }

    @Nullable
    RunKey lastRun() {
        return lastRun;
    }

    int[] notes() {
        return notes;
    }

    /** The ads that were not known, each once, ascending. */
    NewAds newAds(Outcomes outcomes) {
        long[] keys = Arrays.copyOf(newKeys, newAds);
        Arrays.sort(keys);
        int distinct = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[distinct++] = keys[i];
            }
        }
        keys = Arrays.copyOf(keys, distinct);
        int[] sorted = new int[distinct];
        for (int i = 0; i < newAds; i++) {
            int place = Arrays.binarySearch(keys, newKeys[i]);
            sorted[place] = together(sorted[place], newNotes[i], outcomes);
        }
        return new NewAds(keys, sorted);
    }

    /** Ads and their notes. */
    record NewAds(long[] keys, int[] notes) {}

    static int outcome(int note) {
        return (note & ~MIXED) - 1;
    }

    static boolean mixed(int note) {
        return (note & MIXED) != 0;
    }

    private static int together(int before, int note, Outcomes outcomes) {
        if (before == 0 || before == note) {
            return note;
        }
        int one = outcome(before);
        int other = outcome(note);
        boolean differ = Change.fails(false, outcomes.outcome(one).verdict())
                != Change.fails(false, outcomes.outcome(other).verdict());
        return (outcomes.merged(one, other) + 1) | (differ || mixed(before) ? MIXED : 0);
    }
}
