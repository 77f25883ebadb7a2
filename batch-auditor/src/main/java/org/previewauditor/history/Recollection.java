package org.previewauditor.history;

import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one run remembers of those before it, and what it notes for those after it. Ad accounts are remembered when they
 * are asked for. In most exports the ads of an ad account stand together: what is known of one that was not asked for in a
 * long time is let go of, and read again if it is asked for after all. So there is room needed for some million ads, and
 * more only where the ad accounts are mixed. For any number of threads, see {@link AccountMemory}.
 */
public final class Recollection {

    /** After how many ads of others an ad account may be let go of; after twice as many it is. */
    private static final int LONG_AGO = 1 << 19;

    private final History history;
    private final Instant asOf;
    private final long knownSeq;
    private final boolean anyHistory;
    private final int longAgo;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger passed = new AtomicInteger();

    // A thread that meets the maps while they change places reads an ad account once more than it would have to.
    private volatile ConcurrentHashMap<String, AccountMemory> recent = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<String, AccountMemory> before = new ConcurrentHashMap<>();

    /**
     * @param knownSeq the last run that counts as known
     * @param anyHistory whether there is any earlier run
     */
    Recollection(History history, Instant asOf, long knownSeq, boolean anyHistory) {
        this(history, asOf, knownSeq, anyHistory, LONG_AGO);
    }

    Recollection(History history, Instant asOf, long knownSeq, boolean anyHistory, int longAgo) {
        this.history = history;
        this.asOf = asOf;
        this.knownSeq = knownSeq;
        this.anyHistory = anyHistory;
        this.longAgo = longAgo;
    }

    /** What is known of the ads of an ad account. */
    public AccountMemory of(String advertiserId) {
        AccountMemory known = recent.get(advertiserId);
        return known != null ? known : recent.computeIfAbsent(advertiserId, this::remember);
    }

    /** Tells that so many more ads were asked about with {@link #of}. */
    public void passed(int ads) {
        if (passed.addAndGet(ads) >= longAgo) {
            letGo();
        }
    }

    /** The same as {@link #of} for whoever is the last to ask about an ad account. */
    AccountMemory last(String advertiserId) {
        AccountMemory known = recent.remove(advertiserId);
        return known != null ? known : remember(advertiserId);
    }

    boolean anyHistory() {
        return anyHistory;
    }

    long knownSeq() {
        return knownSeq;
    }

    Instant asOf() {
        return asOf;
    }

    /** All ad accounts that were asked for, in their order. */
    SortedSet<String> asked() {
        return new TreeSet<>(asked);
    }

    private synchronized void letGo() {
        if (passed.get() >= longAgo) {
            before = recent;
            recent = new ConcurrentHashMap<>();
            passed.set(0);
        }
    }

    private AccountMemory remember(String advertiserId) {
        AccountMemory known = before.remove(advertiserId);
        if (known != null) {
            return known;
        }
        asked.add(advertiserId);
        return anyHistory
                ? history.remember(advertiserId, asOf, knownSeq)
                : new AccountMemory(advertiserId, AccountStates.NONE, null, false);
    }
}
