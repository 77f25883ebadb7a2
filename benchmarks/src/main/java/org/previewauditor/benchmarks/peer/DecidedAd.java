package org.previewauditor.benchmarks.peer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.finding.Effect;

/**
 * An ad with its verdict.
 *
 * @param findings those that count, in the order of the catalogue
 */
public record DecidedAd(
        Ad ad,
        @Nullable String campaignName,
        @Nullable TikTokAccount account,
        String format,
        String support,
        Effect strongest,
        List<Found> findings) {

    /** The verdict that follows. Where the format has no preview, only that and notices count. */
    public static DecidedAd of(
            Ad ad,
            @Nullable String campaignName,
            @Nullable TikTokAccount account,
            String format,
            String support,
            List<Found> concluded) {
        Effect strongest = Effect.NOTICE;
        for (Found found : concluded) {
            if (found.entry().effect().compareTo(strongest) < 0) {
                strongest = found.entry().effect();
            }
        }
        List<Found> kept = concluded;
        if (strongest == Effect.UNSUPPORTED) {
            kept = new ArrayList<>(concluded);
            kept.removeIf(found -> found.entry().effect() != Effect.UNSUPPORTED
                    && found.entry().effect() != Effect.NOTICE);
        }
        if (kept.size() > 1) {
            kept.sort(Comparator.comparingInt(found -> found.entry().order()));
        }
        return new DecidedAd(ad, campaignName, account, format, support, strongest, kept);
    }

    /** The verdict of an ad that was judged by hand. */
    public static DecidedAd of(JudgedAd judged, List<Found> concluded) {
        return of(
                judged.ad,
                judged.context.campaignName(),
                judged.tikTokAccount(),
                judged.format.name(),
                judged.format.support(),
                concluded);
    }

    /** The first of the strongest findings, or {@code null} if the ad is well. */
    @Nullable
    Found primary() {
        if (strongest != Effect.NOTICE) {
            for (Found found : findings) {
                if (found.entry().effect() == strongest) {
                    return found;
                }
            }
        }
        return null;
    }

    /** What people call the account of the ad. */
    @Nullable
    String identity() {
        if (account != null && account.username() != null) {
            return account.username();
        }
        if (account != null && account.displayName() != null) {
            return account.displayName();
        }
        if (account != null && account.identityId() != null) {
            return account.identityId();
        }
        return ad.identityName() != null ? ad.identityName() : ad.identityId();
    }
}
