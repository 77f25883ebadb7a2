package org.previewauditor.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.AdKey;
import org.previewauditor.report.Change;

/** What is remembered of the ads of one ad account: 12 bytes for each. Immutable: for any number of threads. */
public final class AccountMemory {

    private final String advertiserId;
    private final AccountStates last;
    private final @Nullable RunKey lastRun;
    private final boolean anyHistory;

    /**
     * @param lastRun the last run that had the ad account; {@code null} if none had
     * @param anyHistory whether there is any earlier run at all
     */
    AccountMemory(String advertiserId, AccountStates last, @Nullable RunKey lastRun, boolean anyHistory) {
        this.advertiserId = advertiserId;
        this.last = last;
        this.lastRun = lastRun;
        this.anyHistory = anyHistory;
    }

    /** What became of an ad that has this verdict now; {@code null} if there is no earlier run. */
    public @Nullable Change change(String adId, Verdict verdict) {
        AdState before = state(adId);
        if (before == null) {
            return anyHistory ? Change.FIRST_SEEN : null;
        }
        return before.changeOf(verdict);
    }

    /** The state of an ad that is remembered, or {@code null}. */
    @Nullable
    AdState state(String adId) {
        if (last.keys().length == 0) {
            return null;
        }
        int place = Arrays.binarySearch(last.keys(), AdKey.of(adId));
        return place < 0 ? null : last.state(place);
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
}
