package org.previewauditor.history;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Takes in what a run noted of its ads, one ad account after the other. In one transaction, for one thread. */
public final class Noting {

    private final Recollection recollection;
    private final Comparer comparer;
    private final BiConsumer<String, AccountStates> writer;
    private final Runnable end;
    private final Set<String> noted = new HashSet<>();

    /**
     * @param writer gets what is to be remembered of each ad account
     * @param end is called when it got the last
     */
    Noting(Recollection recollection, Comparer comparer, BiConsumer<String, AccountStates> writer, Runnable end) {
        this.recollection = recollection;
        this.comparer = comparer;
        this.writer = writer;
        this.end = end;
    }

    /** Takes in all ads of an ad account. */
    public void add(NotedAds ads) {
        noted.add(ads.advertiserId());
        AccountMemory account = recollection.of(ads.advertiserId());
        writer.accept(ads.advertiserId(), comparer.compare(account, ads));
    }

    /** Compares all that was taken in. */
    public Comparison finish() {
        for (AccountMemory account : recollection.accounts()) {
            if (!noted.contains(account.advertiserId())) {
                noted.add(account.advertiserId());
                writer.accept(account.advertiserId(), comparer.compare(account, null));
            }
        }
        end.run();
        return comparer.result(recollection.anyHistory(), AccountSample.of(noted));
    }
}
