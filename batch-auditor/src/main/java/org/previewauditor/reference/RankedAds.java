package org.previewauditor.reference;

import java.util.Arrays;
import org.previewauditor.fact.Ad;

/** Which file of several has the best row of each (advertiser_id, ad_id, tiktok_item_id). */
final class RankedAds {

    private final KeyTable keys = new KeyTable();
    private int[] bestRanks = new int[1 << 10];

    /**
     * Whether a better file is known to have this ad. Nothing is noted.
     *
     * @param rank of the file that asks, 0 for the best
     */
    boolean isKnownBetter(Ad ad, int rank) {
        int number = keys.find(keyOf(ad));
        return number >= 0 && bestRanks[number] < rank;
    }

    /**
     * Notes that a file has this ad.
     *
     * @param rank the file's rank, 0 for the best
     * @return whether a better file is known to have it
     */
    boolean isBetterElsewhere(Ad ad, int rank) {
        int before = keys.size();
        int number = keys.add(keyOf(ad));
        if (number == before) {
            if (number == bestRanks.length) {
                bestRanks = Arrays.copyOf(bestRanks, number + number / 2);
            }
            bestRanks[number] = rank;
        }
        int best = bestRanks[number];
        bestRanks[number] = Math.min(best, rank);
        return best < rank;
    }

    private static Key keyOf(Ad ad) {
        return Key.of(ad.advertiserId(), ad.adId(), ad.tiktokItemId());
    }
}
