package org.previewauditor.handout;

import java.time.Instant;
import java.util.List;

/**
 * An authorization that runs out, and what goes with it.
 *
 * @param account the TikTok account, as {@code ads.csv} names it; may be empty
 * @param ads how many ads show this post under this authorization
 * @param examples the first of them, up to {@link Expiries#EXAMPLES}
 */
public record Expiry(String postId, Instant end, String account, long ads, List<Ad> examples) {

    /** An ad that goes down. */
    public record Ad(String advertiserId, String adId, String name) {}
}
