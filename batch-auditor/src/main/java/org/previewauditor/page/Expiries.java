package org.previewauditor.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.ReportedFinding;

/** The authorizations that run out within the horizon, and the ads that each takes down. */
final class Expiries {

    private static final String CODE = "spark-authorization-expiring";
    private static final String END = "auth_end_time=";

    /** How many ads of a post are named. */
    private static final int NAMED = 20;

    /** Beyond this many posts the earliest need not be among those that are kept, so the page says that it stops. */
    private static final int MOST = 20_000;

    /** A post whose authorization ends. */
    static final class Ending {
        final String postId;
        final Instant end;
        String creator = "";
        long ads;
        BigDecimal spend = BigDecimal.ZERO;
        final List<String> named = new ArrayList<>();
        private String lastAd = "";

        private Ending(String postId, Instant end) {
            this.postId = postId;
            this.end = end;
        }

        private void add(ReportedAd ad) {
            String key = ad.advertiserId() + '/' + ad.adId();
            if (key.equals(lastAd)) {
                return;
            }
            lastAd = key;
            ads++;
            if (ad.spend() != null) {
                spend = spend.add(ad.spend());
            }
            if (creator.isEmpty()) {
                creator = FinishedRun.shown(ad.identity());
            }
            if (named.size() < NAMED) {
                String name = FinishedRun.shown(ad.adName());
                named.add(name.isEmpty() ? "Ad " + ad.adId() : name + " (ad " + ad.adId() + ')');
            }
        }
    }

    private record Key(String postId, Instant end) {}

    private final Map<Key, Ending> endings = new HashMap<>();
    private long ads;
    private boolean full;

    void see(ReportedAd ad, List<ReportedFinding> findings) {
        for (ReportedFinding finding : findings) {
            if (finding.code().equals(CODE)) {
                Instant end = end(finding);
                if (end != null) {
                    add(new Key(finding.subjectId(), end), ad);
                }
            }
        }
    }

    private void add(Key key, ReportedAd ad) {
        Ending ending = endings.get(key);
        if (ending == null) {
            if (endings.size() == MOST) {
                full = true;
                return;
            }
            ending = new Ending(key.postId(), key.end());
            endings.put(key, ending);
        }
        ads -= ending.ads;
        ending.add(ad);
        ads += ending.ads;
    }

    /** The end that the evidence tells, {@code auth_end_time=2026-11-30T11:00:00Z (spark_posts.csv:230)}. */
    private static @Nullable Instant end(ReportedFinding finding) {
        for (String evidence : finding.evidence()) {
            if (evidence.startsWith(END)) {
                String value = evidence.substring(END.length()).split(" ", 2)[0];
                try {
                    return Instant.parse(value);
                } catch (DateTimeParseException e) {
                    return null;
                }
            }
        }
        return null;
    }

    /** All that are kept, the first to end first. */
    List<Ending> inOrder() {
        return endings.values().stream()
                .sorted(Comparator.<Ending, Instant>comparing(ending -> ending.end)
                        .thenComparing(ending -> ending.ads, Comparator.reverseOrder())
                        .thenComparing(ending -> ending.postId))
                .toList();
    }

    /** How many ads they take down. */
    long ads() {
        return ads;
    }

    boolean full() {
        return full;
    }
}
