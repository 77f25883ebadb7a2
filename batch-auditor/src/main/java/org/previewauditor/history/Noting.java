package org.previewauditor.history;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

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
        add(ads.advertiserId(), ads);
    }

    /** Compares all that was taken in. */
    public Comparison finish() {
        for (String advertiserId : recollection.asked()) {
            if (!noted.contains(advertiserId)) {
                add(advertiserId, null);
            }
        }
        end.run();
        return comparer.result(recollection.anyHistory(), AccountSample.of(noted));
    }

    /** @param ads {@code null} if the run has none of the ad account */
    private void add(String advertiserId, @Nullable NotedAds ads) {
        noted.add(advertiserId);
        writer.accept(advertiserId, comparer.compare(recollection.last(advertiserId), ads));
    }
}
