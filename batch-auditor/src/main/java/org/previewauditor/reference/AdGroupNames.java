package org.previewauditor.reference;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AdGroup;

/** Which ad groups of a campaign share a name; some twenty bytes for each ad group, whose names stay in its row. */
final class AdGroupNames {

    /** No ad group. */
    static final int NONE = -1;

    /** Those that share a name with an ad group before them: hardly ever any. */
    private static final class Further {
        private final int second;
        private int count = 1;

        Further(int second) {
            this.second = second;
        }
    }

    private final AdGroupTable adGroups;

    /** For each ad group the first one of its name, mostly itself. */
    private final int[] firsts;

    private final Map<Integer, Further> furtherByFirst = new HashMap<>();

    private AdGroupNames(AdGroupTable adGroups) {
        this.adGroups = adGroups;
        this.firsts = new int[adGroups.size()];
    }

    static AdGroupNames of(AdGroupTable adGroups) {
        AdGroupNames names = new AdGroupNames(adGroups);
        names.compare();
        return names;
    }

    /** The first other ad group of its name, or {@link #NONE}. */
    int namesakeOf(int adGroup) {
        int first = firsts[adGroup];
        if (first != adGroup) {
            return first;
        }
        Further further = furtherByFirst.get(first);
        return further == null ? NONE : further.second;
    }

    /** How many have its name, itself among them. */
    long count(int adGroup) {
        Further further = furtherByFirst.get(firsts[adGroup]);
        return further == null ? 1 : 1L + further.count;
    }

    private void compare() {
        int[] hashes = new int[firsts.length];
        // One more than the number of the first ad group of a name; 0 in a free slot. At most half are taken.
        int[] slots = new int[Integer.highestOneBit(Math.max(firsts.length, 1)) * 4];
        for (int number = 0; number < firsts.length; number++) {
            firsts[number] = number;
            Name name = nameOf(adGroups.row(number));
            if (name == null) {
                continue;
            }
            hashes[number] = name.hashCode() * 0x9E3779B9;
            int slot = slotOf(name, hashes[number], hashes, slots);
            if (slots[slot] == 0) {
                slots[slot] = number + 1;
            } else {
                share(number, slots[slot] - 1);
            }
        }
    }

    private void share(int number, int first) {
        firsts[number] = first;
        Further further = furtherByFirst.get(first);
        if (further == null) {
            furtherByFirst.put(first, new Further(number));
        } else {
            further.count++;
        }
    }

    /** Where the first ad group of this name is or is to be. */
    private int slotOf(Name name, int hash, int[] hashes, int[] slots) {
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        while (slots[slot] != 0) {
            int first = slots[slot] - 1;
            if (hashes[first] == hash && name.equals(nameOf(adGroups.row(first)))) {
                return slot;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static @Nullable Name nameOf(AdGroup adGroup) {
        return Name.of(adGroup.campaignId(), adGroup.adgroupName());
    }
}
