package org.previewauditor.handout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.ReportedFinding;

/**
 * Collects the authorizations that run out within the horizon of a run, or later but before their ads end. Memory grows
 * with such authorizations, not with ads. Deleted ads do not count.
 */
public final class Expiries {

    /** How many ads of an authorization are told by name. */
    public static final int EXAMPLES = 20;

    private static final Set<String> CODES =
            Set.of("spark-authorization-expiring", "spark-authorization-ends-before-ad");

    private final Map<Key, Ads> found = new HashMap<>();

    private record Key(String postId, Instant end) {}

    private static final class Ads {
        private String account = "";
        private String last = "";
        private long count;
        private final List<Expiry.Ad> examples = new ArrayList<>(2);
    }

    /** Takes an ad into account. An ad of several rows in a row counts once. */
    public void add(ReportedAd ad, List<ReportedFinding> findings) {
        if (ad.deleted()) {
            return;
        }
        Key before = null;
        for (ReportedFinding finding : findings) {
            Instant end = CODES.contains(finding.code()) ? EvidenceText.authorizationEnd(finding.evidence()) : null;
            if (end != null) {
                Key key = new Key(finding.subjectId(), end);
                if (!key.equals(before)) {
                    count(ad, found.computeIfAbsent(key, any -> new Ads()));
                }
                before = key;
            }
        }
    }

    /** All of them, the first to run out first. */
    public List<Expiry> list() {
        return found.entrySet().stream()
                .map(entry -> new Expiry(
                        entry.getKey().postId(),
                        entry.getKey().end(),
                        entry.getValue().account,
                        entry.getValue().count,
                        List.copyOf(entry.getValue().examples)))
                .sorted(Comparator.comparing(Expiry::end).thenComparing(Expiry::postId))
                .toList();
    }

    private static void count(ReportedAd ad, Ads ads) {
        if (ads.last.equals(ad.adId())) {
            return;
        }
        ads.last = ad.adId();
        ads.count++;
        if (ads.account.isEmpty()) {
            ads.account = ad.identity();
        }
        if (ads.examples.size() < EXAMPLES) {
            ads.examples.add(new Expiry.Ad(ad.advertiserId(), ad.adId(), ad.adName()));
        }
    }
}
