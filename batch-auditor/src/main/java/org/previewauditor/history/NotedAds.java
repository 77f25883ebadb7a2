package org.previewauditor.history;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.ledger.AdKey;

/** What a run notes of the ads of one ad account: each ad once, in the order of their {@link AdKey}s. */
public interface NotedAds {

    String advertiserId();

    int size();

    /** See {@link AdKey}. */
    long key(int ad);

    /** The number of what the ad came to, see {@link Outcomes}. */
    int outcome(int ad);

    /** Whether it stands in several rows of which some fail and some do not. */
    boolean mixed(int ad);

    /** The findings because of which its preview fails; none where that is not known. */
    List<Outcomes.Blocker> blockers(int ad);

    /** Its id, or {@code null} if only its key is known. */
    @Nullable
    String adId(int ad);

    /** What was spent on it, or {@code null} if nothing was or that is not known. */
    @Nullable
    BigDecimal spend(int ad);
}
