package org.previewauditor.history;

import java.time.Instant;
import java.util.Collection;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one run remembers of those before it, and what it notes for those after it. Ad accounts are remembered when they
 * are first asked for. For any number of threads, see {@link AccountMemory}.
 */
public final class Recollection {

    private final History history;
    private final Instant asOf;
    private final long knownSeq;
    private final boolean anyHistory;
    private final ConcurrentHashMap<String, AccountMemory> accounts = new ConcurrentHashMap<>();

    /**
     * @param knownSeq the last run that counts as known
     * @param anyHistory whether there is any earlier run
     */
    Recollection(History history, Instant asOf, long knownSeq, boolean anyHistory) {
        this.history = history;
        this.asOf = asOf;
        this.knownSeq = knownSeq;
        this.anyHistory = anyHistory;
    }

    /** What is known of the ads of an ad account. */
    public AccountMemory of(String advertiserId) {
        AccountMemory known = accounts.get(advertiserId);
        return known != null ? known : accounts.computeIfAbsent(advertiserId, this::remember);
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

    /** All ad accounts that were asked for, by their ids. */
    Collection<AccountMemory> accounts() {
        return new TreeMap<>(accounts).values();
    }

    private AccountMemory remember(String advertiserId) {
        return anyHistory
                ? history.remember(advertiserId, asOf, knownSeq)
                : new AccountMemory(advertiserId, AccountStates.NONE, null, false);
    }
}
