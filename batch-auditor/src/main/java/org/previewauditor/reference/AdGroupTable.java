package org.previewauditor.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.Reason;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.Source;

/**
 * What {@link LatestRows} is for others, for ad groups, of which there are many where there are many ads: about a
 * hundred bytes each. An ad group is made anew each time that it is asked for. Asking is for any number of threads once
 * nothing is added any more.
 */
final class AdGroupTable {

    private static final int RECENT = 1 << 9;

    private final PackedRows rows = new PackedRows();

    /** Where the row of each ad group is that counts, in the order in which their ids were first read. */
    private int[] places = new int[1 << 10];

    /** Which of {@link #tallies} counts that row. */
    private int[] talliesOfRows = new int[1 << 10];

    private final List<Tally> tallies = new ArrayList<>();

    /** One more than the number of the ad group there; 0 in a free slot. At most half are taken. */
    private int[] slots = new int[1 << 11];

    private int size;

    // Ads of one ad group mostly follow each other. A race costs making one anew, never a wrong one, because ad groups
    // are immutable.
    private final @Nullable AdGroup[] recent = new @Nullable AdGroup[RECENT];

    /** @param tally counts the row as a fact already, and is told if the row, now or later, turns out to be superseded */
    void add(AdGroup row, @Nullable Instant updatedAt, Tally tally) {
        PackedRows.Reader in = rows.reader();
        int slot = slotOf(row.adgroupId(), in);
        int group = slots[slot] - 1;
        if (group >= 0) {
            in.goTo(places[group]);
            Instant before = in.time();
            if (before != null && (updatedAt == null || updatedAt.isBefore(before))) {
                tally.skipFact(Reason.SUPERSEDED);
                return;
            }
            tallies.get(talliesOfRows[group]).skipFact(Reason.SUPERSEDED);
        } else {
            group = size;
            slots[slot] = ++size;
            if (group == places.length) {
                int larger = group + group / 2;
                places = Arrays.copyOf(places, larger);
                talliesOfRows = Arrays.copyOf(talliesOfRows, larger);
            }
        }
        places[group] = write(row, updatedAt);
        talliesOfRows[group] = numberOf(tally);
        if (2 * size > slots.length) {
            grow();
        }
    }

    @Nullable
    AdGroup get(@Nullable String adgroupId) {
        if (adgroupId == null || size == 0) {
            return null;
        }
        int place = adgroupId.hashCode() & RECENT - 1;
        AdGroup known = recent[place];
        if (known != null && known.adgroupId().equals(adgroupId)) {
            return known;
        }
        PackedRows.Reader in = rows.reader();
        int group = slots[slotOf(adgroupId, in)] - 1;
        if (group < 0) {
            return null;
        }
        AdGroup found = read(group, adgroupId, in);
        recent[place] = found;
        return found;
    }

    int size() {
        return size;
    }

    /** @param number counted from 0, in the order in which their ids were first read */
    AdGroup row(int number) {
        return read(number, null, rows.reader());
    }

    private int write(AdGroup row, @Nullable Instant updatedAt) {
        rows.begin()
                .time(updatedAt)
                .id(row.adgroupId())
                .id(row.campaignId())
                .word(row.scheduleType())
                .time(row.scheduleStartTime())
                .time(row.scheduleEndTime())
                .word(row.shoppingAdsType())
                .word(row.promotionType())
                .word(row.advertiserId())
                .text(row.adgroupName())
                .word(row.budgetMode())
                .decimal(row.budget())
                .word(row.dayparting())
                .flag(row.endMissing())
                .word(row.source().file())
                .number(row.source().line());
        return rows.end();
    }

    /** @param adgroupId its id, if somebody has it as a text already */
    private AdGroup read(int group, @Nullable String adgroupId, PackedRows.Reader in) {
        in.goTo(places[group]);
        in.time();
        String id = in.requiredText();
        return new AdGroup(
                adgroupId == null ? id : adgroupId,
                in.text(),
                in.text(),
                in.time(),
                in.time(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.decimal(),
                in.text(),
                Boolean.TRUE.equals(in.flag()),
                new Source(in.requiredText(), (int) in.number()));
    }

    /** Files are few, and their rows come one after the other. */
    private int numberOf(Tally tally) {
        int last = tallies.size() - 1;
        if (last < 0 || tallies.get(last) != tally) {
            tallies.add(tally);
            return last + 1;
        }
        return last;
    }

    private void grow() {
        int[] larger = new int[2 * slots.length];
        PackedRows.Reader in = rows.reader();
        for (int group = 0; group < size; group++) {
            in.goTo(places[group]);
            in.time();
            int slot = firstSlot(in.requiredText(), larger);
            while (larger[slot] != 0) {
                slot = slot + 1 & larger.length - 1;
            }
            larger[slot] = group + 1;
        }
        slots = larger;
    }

    /** Where an ad group is or is to be. */
    private int slotOf(String adgroupId, PackedRows.Reader in) {
        long number = PackedRows.number(adgroupId);
        int slot = firstSlot(adgroupId, slots);
        while (slots[slot] != 0) {
            in.goTo(places[slots[slot] - 1]);
            in.time();
            if (in.is(adgroupId, number)) {
                return slot;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static int firstSlot(String adgroupId, int[] slots) {
        int hash = adgroupId.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & slots.length - 1;
    }
}
