package org.previewauditor.reference;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.AdRow;
import org.previewauditor.export.Reason;
import org.previewauditor.fact.Ad;

/**
 * Which rows of a file are the latest of their ad: by date in a file of reports, and by updated_at. Rows of one ad that
 * differ in post or video are its creatives, and stay beside each other. Several files of one kind count as one: first
 * each takes in its rows, then they {@link #settle}.
 */
final class LatestAds {

    private static final long MISSING = Long.MIN_VALUE;
    private static final int INITIAL_CAPACITY = 1 << 10;

    /** Stands for the line of a creative on which another file reports later. */
    private static final int LATER_ELSEWHERE = 0;

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

    /** By the number of an ad. */
    private long[] newestUpdates = new long[0];

    /** The latest time of each key that several files have. */
    private static final class Newest {
        private final KeyTable keys = new KeyTable();
        private long[] times = new long[INITIAL_CAPACITY];

        void add(Key key, long time) {
            int before = keys.size();
            int number = keys.add(key);
            if (number == times.length) {
                times = Arrays.copyOf(times, number + number / 2);
            }
            times[number] = number == before ? time : Math.max(times[number], time);
        }

        long of(Key key) {
            return times[keys.find(key)];
        }
    }

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
        long date = ticks(row.date());
        long update = ticks(row.updatedAt());
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

    /** Ends the adding to all files of a drop, and forgets what {@link #skip} does not need. */
    static void settle(Collection<LatestAds> files) {
        List<LatestAds> byDate = files.stream().filter(file -> file.byDate).toList();
        if (byDate.size() > 1) {
            Newest newest = new Newest();
            byDate.forEach(file -> file.tellDates(newest));
            byDate.forEach(file -> file.yieldToDates(newest));
        }
        List<LatestAds> byUpdate = files.stream().filter(file -> file.byUpdate).toList();
        Newest newest = byUpdate.size() > 1 ? new Newest() : null;
        byUpdate.forEach(LatestAds::findNewest);
        if (newest != null) {
            byUpdate.forEach(file -> file.tellUpdates(newest));
            byUpdate.forEach(file -> file.takeOverUpdates(newest));
        }
        byUpdate.forEach(LatestAds::yieldToUpdates);
        files.forEach(LatestAds::forget);
    }

    private void tellDates(Newest newest) {
        for (int creative = 0; creative < creatives.size(); creative++) {
            newest.add(creatives.key(creative), dates[creative]);
        }
    }

    private void yieldToDates(Newest newest) {
        for (int creative = 0; creative < creatives.size(); creative++) {
            if (dates[creative] < newest.of(creatives.key(creative))) {
                lines[creative] = LATER_ELSEWHERE;
            }
        }
    }

    private void findNewest() {
        newestUpdates = new long[ads.size()];
        Arrays.fill(newestUpdates, MISSING);
        for (int creative = 0; creative < creatives.size(); creative++) {
            if (lines[creative] != LATER_ELSEWHERE) {
                int ad = adNumbers[creative];
                newestUpdates[ad] = Math.max(newestUpdates[ad], updates[creative]);
            }
        }
    }

    private void tellUpdates(Newest newest) {
        for (int ad = 0; ad < ads.size(); ad++) {
            newest.add(ads.key(ad), newestUpdates[ad]);
        }
    }

    private void takeOverUpdates(Newest newest) {
        for (int ad = 0; ad < ads.size(); ad++) {
            newestUpdates[ad] = newest.of(ads.key(ad));
        }
    }

    private void yieldToUpdates() {
        for (int creative = 0; creative < creatives.size(); creative++) {
            if (updates[creative] < newestUpdates[adNumbers[creative]]) {
                lines[creative] = -lines[creative];
            }
        }
    }

    private void forget() {
        newestUpdates = new long[0];
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
        return latest == LATER_ELSEWHERE || (latest != -line && byDate) ? Reason.OLDER_DAY : Reason.SUPERSEDED;
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

    /** In steps of 100 ns, the shortest that databases write, so that all years there are fit. */
    private static long ticks(@Nullable Instant time) {
        return time == null ? MISSING : time.getEpochSecond() * 10_000_000 + time.getNano() / 100;
    }
}
