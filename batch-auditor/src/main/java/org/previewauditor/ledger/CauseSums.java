package org.previewauditor.ledger;

import java.util.HashMap;
import java.util.Map;

/** Adds up the ads of each fix that may concern many, by its number in the {@link CauseTable}. One thread. */
final class CauseSums {

    private final int[] ads;
    private final int[] restored;
    private final long[] spend;

    /** The number of the currency of {@link #spend}, plus 1; 0 until there is an amount. */
    private final int[] currencies;

    /** In all other currencies: hardly ever any. */
    private final Map<Integer, Map<Integer, Long>> otherSpend = new HashMap<>();

    /** Is told the number of a currency, and an amount in millionths. */
    interface Amounts {
        void amount(int currency, long millionths);
    }

    /** @param limit all numbers of fixes are less; there is nothing in further ones */
    CauseSums(int limit) {
        this.ads = new int[limit];
        this.restored = new int[limit];
        this.spend = new long[limit];
        this.currencies = new int[limit];
    }

    int limit() {
        return ads.length;
    }

    /** Counts an ad. */
    void add(int fix, boolean restores, long amount, int currency) {
        ads[fix]++;
        restored[fix] += restores ? 1 : 0;
        if (amount == 0) {
            return;
        }
        if (currencies[fix] == 0) {
            currencies[fix] = currency + 1;
        }
        if (currencies[fix] == currency + 1) {
            spend[fix] = Ledger.plus(spend[fix], amount);
        } else {
            otherSpend.computeIfAbsent(fix, any -> new HashMap<>()).merge(currency, amount, Ledger::plus);
        }
    }

    /** How many ads have the finding. */
    long ads(int fix) {
        return fix < ads.length ? ads[fix] : 0;
    }

    /** How many of them no longer fail after the fix. */
    long restored(int fix) {
        return fix < restored.length ? restored[fix] : 0;
    }

    /** Tells what was spent on these ads; nothing of currencies that come to nothing. */
    void forEachSpend(int fix, Amounts amounts) {
        if (fix >= ads.length) {
            return;
        }
        if (spend[fix] != 0) {
            amounts.amount(currencies[fix] - 1, spend[fix]);
        }
        otherSpend.getOrDefault(fix, Map.of()).forEach((currency, amount) -> {
            if (amount != 0) {
                amounts.amount(currency, amount);
            }
        });
    }

    /** The better fix first: by ads restored, then by ads, then by spend. */
    int compare(int one, int other) {
        if (restored(one) != restored(other)) {
            return restored(one) > restored(other) ? -1 : 1;
        }
        if (ads(one) != ads(other)) {
            return ads(one) > ads(other) ? -1 : 1;
        }
        return Long.compare(allSpend(other), allSpend(one));
    }

    /** The spend of all currencies, added up as it stands, because no rate is known. */
    private long allSpend(int fix) {
        if (fix >= spend.length) {
            return 0;
        }
        long all = spend[fix];
        for (long amount : otherSpend.getOrDefault(fix, Map.of()).values()) {
            all = Ledger.plus(all, amount);
        }
        return all;
    }
}
