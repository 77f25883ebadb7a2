package org.previewauditor.reference;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.AdRow;
import org.previewauditor.export.Reason;
import org.previewauditor.fact.Ad;

/**
 * Which rows of one file are the latest of their ad: by date in a file of reports, and by updated_at. Rows of one ad
 * that differ in post or video are its creatives, and stay beside each other.
 */
final class LatestAds {

    private static final long MISSING = Long.MIN_VALUE;
    private static final int INITIAL_CAPACITY = 1 << 10;

    private final boolean byDate;
    private final boolean byUpdate;

    /** By (advertiser_id, ad_id, tiktok_item_id, video_id). */
    private final KeyTable creatives = new KeyTable();

    /** The line of each creative's latest row; negative if another creative of the same ad supersedes it. */
    private int[] lines = new int[INITIAL_CAPACITY];

    private long[] dates;
    private long[] updates;

    /** The number of each creative's ad. */
    private int[] adNumbers;

    /** By (advertiser_id, ad_id). */
    private KeyTable ads = new KeyTable();

    /**
     * @param byDate whether the file is an {@code ad_reports} file too
     * @param byUpdate whether it has updated_at
     */
    LatestAds(boolean byDate, boolean byUpdate) {
        this.byDate = byDate;
        this.byUpdate = byUpdate;
        this.dates = new long[byDate ? INITIAL_CAPACITY : 0];
        this.updates = new long[byUpdate ? INITIAL_CAPACITY : 0];
        this.adNumbers = new int[byUpdate ? INITIAL_CAPACITY : 0];
    }

    /** Takes in the next row of the file. */
    void add(Ad ad, AdRow row) {
        int before = creatives.size();
        int creative = creatives.add(creativeOf(ad));
        boolean isNew = creative == before;
        if (isNew) {
            makeRoom(creative);
        }
        long date = micros(row.date());
        long update = micros(row.updatedAt());
        if (isNew || (byDate ? date >= dates[creative] : update >= updates[creative])) {
            lines[creative] = row.line();
            if (byDate) {
                dates[creative] = date;
            }
            if (byUpdate) {
                updates[creative] = update;
                adNumbers[creative] = ads.add(Key.of(ad.advertiserId(), ad.adId()));
            }
        }
    }

    /** Ends the adding, and forgets what {@link #skip} does not need. */
    void finish() {
        if (byUpdate) {
            long[] newest = new long[ads.size()];
            Arrays.fill(newest, MISSING);
            for (int creative = 0; creative < creatives.size(); creative++) {
                int ad = adNumbers[creative];
                newest[ad] = Math.max(newest[ad], updates[creative]);
            }
            for (int creative = 0; creative < creatives.size(); creative++) {
                if (updates[creative] < newest[adNumbers[creative]]) {
                    lines[creative] = -lines[creative];
                }
            }
        }
        dates = new long[0];
        updates = new long[0];
        adNumbers = new int[0];
        ads = new KeyTable();
    }

    /** Why the row on this line is not the latest of this ad, or {@code null} if it is. */
    @Nullable
    Reason skip(Ad ad, int line) {
        int creative = creatives.find(creativeOf(ad));
        int latest = creative < 0 ? line : lines[creative];
        if (latest == line) {
            return null;
        }
        return latest != -line && byDate ? Reason.OLDER_DAY : Reason.SUPERSEDED;
    }

    private void makeRoom(int creative) {
        if (creative < lines.length) {
            return;
        }
        int capacity = creative + creative / 2;
        lines = Arrays.copyOf(lines, capacity);
        if (byDate) {
            dates = Arrays.copyOf(dates, capacity);
        }
        if (byUpdate) {
            updates = Arrays.copyOf(updates, capacity);
            adNumbers = Arrays.copyOf(adNumbers, capacity);
        }
    }

    private static Key creativeOf(Ad ad) {
        return Key.of(ad.advertiserId(), ad.adId(), ad.tiktokItemId(), ad.videoId());
    }

    private static long micros(@Nullable Instant time) {
        return time == null ? MISSING : time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }
}
