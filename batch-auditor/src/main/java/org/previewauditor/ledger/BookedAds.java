package org.previewauditor.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;

/**
 * All ads of one ad account that a run has, each once, however many rows it stands in, in the order of their
 * {@link AdKey}s.
 */
public final class BookedAds {

    private static final int FIRST_SIZE = 1 << 6;

    /** The place of an ad group that no row names. */
    private static final int NO_GROUP = -1;

    private final String advertiserId;
    private final Ledger ledger;
    private final DayBook.Rows rows;

    /** Of each row, and later of each ad. */
    private long[] keys = new long[FIRST_SIZE];

    /** Where each row starts, and later the first of each ad. */
    private int[] starts = new int[FIRST_SIZE];

    private int[] accounts = new int[FIRST_SIZE];
    private int[] groups = new int[FIRST_SIZE];
    private final List<String> groupIds = new ArrayList<>();
    private int size;

    /** What is booked for ads whose rows differ, by their places. */
    private final Map<Integer, Entry> merged = new HashMap<>();

    private final BitSet mixed = new BitSet();

    /** Where the first row starts that tells the spend of an ad whose first row does not, by the place of the ad. */
    private final Map<Integer, Integer> spendStarts = new HashMap<>();

    private BookedAds(String advertiserId, DayBook.Rows rows, Ledger ledger) {
        this.advertiserId = advertiserId;
        this.rows = rows;
        this.ledger = ledger;
    }

    static BookedAds of(String advertiserId, DayBook.Rows rows, Ledger ledger) {
        BookedAds ads = new BookedAds(advertiserId, rows, ledger);
        boolean ascending = ads.read();
        ads.merge(ascending ? null : ads.order());
        return ads;
    }

    public String advertiserId() {
        return advertiserId;
    }

    /** How many ads there are. */
    public int size() {
        return size;
    }

    /** The key of an ad, see {@link AdKey}. */
    public long key(int ad) {
        return keys[ad];
    }

    /** Two ads with the same number have the same verdict and the same codes. */
    public int outcome(int ad) {
        return accounts[ad];
    }

    /** Whether some of its rows fail and some do not. */
    public boolean mixed(int ad) {
        return mixed.get(ad);
    }

    /** What would have to be fixed, in catalogue order. */
    public List<FixKey> fixes(int ad) {
        return ledger.fixes(ledger.entry(accounts[ad], causes(ad)));
    }

    public String adId(int ad) {
        rows.goTo(starts[ad]);
        return rows.adId();
    }

    /** What was spent on the ad, or {@code null} if nothing was. */
    public @Nullable BigDecimal spend(int ad) {
        long millionths = millionths(ad);
        return millionths == 0 ? null : Ledger.amount(millionths);
    }

    Ledger.Account account(int ad) {
        return ledger.account(accounts[ad]);
    }

    int[] causes(int ad) {
        Entry entry = merged.isEmpty() ? null : merged.get(ad);
        if (entry != null) {
            return entry.causes();
        }
        rows.goTo(starts[ad]);
        return rows.causes();
    }

    long millionths(int ad) {
        rows.goTo(spendStarts.isEmpty() ? starts[ad] : spendStarts.getOrDefault(ad, starts[ad]));
        return rows.spend() == DayBook.NO_SPEND ? 0 : rows.spend();
    }

    /** How many ads each ad group has; an ad is in that of its first row, and a deleted one in none. */
    SortedMap<String, Integer> groupSizes() {
        int[] counts = new int[groupIds.size()];
        for (int i = 0; i < size; i++) {
            if (groups[i] != NO_GROUP) {
                counts[groups[i]]++;
            }
        }
        SortedMap<String, Integer> sizes = new TreeMap<>();
        for (int group = 0; group < counts.length; group++) {
            if (counts[group] > 0) {
                sizes.merge(groupIds.get(group), counts[group], Integer::sum);
            }
        }
        return sizes;
    }

    /** Reads all rows, and returns whether each is of a later ad than the one before it. */
    private boolean read() {
        boolean ascending = true;
        String lastGroup = null;
        while (rows.next()) {
            if (size == keys.length) {
                int larger = size + size / 2;
                keys = Arrays.copyOf(keys, larger);
                starts = Arrays.copyOf(starts, larger);
                accounts = Arrays.copyOf(accounts, larger);
                groups = Arrays.copyOf(groups, larger);
            }
            String group = ledger.account(rows.account()).outcome().deleted() ? null : rows.adgroupId();
            if (group != null && !group.equals(lastGroup)) {
                groupIds.add(group);
                lastGroup = group;
            }
            ascending &= size == 0 || rows.key() > keys[size - 1];
            keys[size] = rows.key();
            starts[size] = rows.start();
            accounts[size] = rows.account();
            groups[size++] = group == null ? NO_GROUP : groupIds.size() - 1;
        }
        return ascending;
    }

    /** The rows by their keys, rows of the same ad in their order. */
    private int[] order() {
        int[] from = new int[size];
        int[] to = new int[size];
        for (int i = 0; i < size; i++) {
            from[i] = i;
        }
        for (int width = 1; width < size; width = width <= size / 2 ? 2 * width : size) {
            for (int left = 0; left < size; left += 2 * width) {
                int middle = Math.min(left + width, size);
                mergeRuns(from, to, left, middle, Math.min(middle + width, size));
            }
            int[] sorted = to;
            to = from;
            from = sorted;
        }
        return from;
    }

    private void mergeRuns(int[] from, int[] to, int left, int middle, int end) {
        int one = left;
        int other = middle;
        for (int i = left; i < end; i++) {
            boolean takeOne = one < middle && (other == end || keys[from[one]] <= keys[from[other]]);
            to[i] = takeOne ? from[one++] : from[other++];
        }
    }

    /** @param order of the rows; {@code null} if they are in order, each of another ad */
    private void merge(int @Nullable [] order) {
        if (order == null) {
            return;
        }
        long[] rowKeys = keys;
        int[] rowStarts = starts;
        int[] rowAccounts = accounts;
        int[] rowGroups = groups;
        keys = new long[size];
        starts = new int[size];
        accounts = new int[size];
        groups = new int[size];
        int ads = 0;
        for (int row : order) {
            if (ads > 0 && keys[ads - 1] == rowKeys[row]) {
                add(ads - 1, rowAccounts[row], rowStarts[row], rowGroups[row]);
            } else {
                keys[ads] = rowKeys[row];
                starts[ads] = rowStarts[row];
                accounts[ads] = rowAccounts[row];
                groups[ads++] = rowGroups[row];
            }
        }
        size = ads;
    }

    /** Takes in a further row of an ad. Deleted rows of an ad that has others count for nothing. */
    private void add(int ad, int account, int start, int group) {
        boolean isDeleted = ledger.account(account).outcome().deleted();
        if (isDeleted != ledger.account(accounts[ad]).outcome().deleted()) {
            if (!isDeleted) {
                merged.remove(ad);
                mixed.clear(ad);
                spendStarts.remove(ad);
                accounts[ad] = account;
                starts[ad] = start;
                groups[ad] = group;
            }
            return;
        }
        Entry before = ledger.entry(accounts[ad], causes(ad));
        boolean tellsNoSpend = tellsNoSpend(ad);
        rows.goTo(start);
        if (tellsNoSpend && rows.spend() != DayBook.NO_SPEND) {
            spendStarts.put(ad, start);
        }
        Entry further = ledger.entry(account, rows.causes());
        if (further.equals(before)) {
            return;
        }
        if (fails(before) != fails(further)) {
            mixed.set(ad);
        }
        Entry both = ledger.merged(before, further);
        merged.put(ad, both);
        accounts[ad] = both.account().number();
    }

    private boolean tellsNoSpend(int ad) {
        if (spendStarts.containsKey(ad)) {
            return false;
        }
        rows.goTo(starts[ad]);
        return rows.spend() == DayBook.NO_SPEND;
    }

    private static boolean fails(Entry entry) {
        return entry.verdict() == Verdict.WILL_FAIL;
    }
}
