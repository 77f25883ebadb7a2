package org.previewauditor.reference;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;

/**
 * What all {@code ad_reports} rows say of each ad, summed exactly. Asking is for any number of threads once nothing is
 * added any more.
 */
final class SpendTable {

    private static final long NOTHING = Long.MIN_VALUE;

    /** Sums are kept as whole numbers of millionths, and as decimals only where that does not do. */
    private static final int DECIMALS = 6;

    private final KeyTable keys = new KeyTable();
    private long[] millionths = {};
    private byte[] scales = {};
    private long[] impressions = {};
    private final Map<Integer, BigDecimal> beyond = new HashMap<>();
    private boolean hasRowsOfAccounts;
    private boolean hasRowsOfNoAccount;

    /** @param advertiserId the ad account, or {@code null} if the row names none */
    void add(@Nullable String advertiserId, String adId, @Nullable BigDecimal spend, @Nullable Long views) {
        hasRowsOfAccounts |= advertiserId != null;
        hasRowsOfNoAccount |= advertiserId == null;
        int number = keys.add(Key.of(advertiserId, adId));
        makeRoom(number);
        if (spend != null) {
            addSpend(number, spend);
        }
        if (views != null) {
            impressions[number] = plus(impressions[number], views);
        }
    }

    /** The spend that reports tell of this ad, or {@code null} if they tell none. */
    @Nullable
    BigDecimal spendOf(Ad ad) {
        BigDecimal ofAccount = hasRowsOfAccounts ? spend(ad.advertiserId(), ad.adId()) : null;
        BigDecimal ofNone = hasRowsOfNoAccount ? spend(null, ad.adId()) : null;
        if (ofAccount == null || ofNone == null) {
            return ofAccount == null ? ofNone : ofAccount;
        }
        return ofAccount.add(ofNone);
    }

    /** The impressions that reports tell of this ad, or {@code null} if they tell none. */
    @Nullable
    Long impressionsOf(Ad ad) {
        long ofAccount = hasRowsOfAccounts ? impressions(ad.advertiserId(), ad.adId()) : NOTHING;
        long ofNone = hasRowsOfNoAccount ? impressions(null, ad.adId()) : NOTHING;
        long sum = ofNone == NOTHING ? ofAccount : plus(ofAccount, ofNone);
        return sum == NOTHING ? null : Long.valueOf(sum);
    }

    private void makeRoom(int number) {
        if (number < millionths.length) {
            return;
        }
        int from = millionths.length;
        int capacity = Math.max(1 << 10, number + number / 2 + 1);
        millionths = Arrays.copyOf(millionths, capacity);
        scales = Arrays.copyOf(scales, capacity);
        impressions = Arrays.copyOf(impressions, capacity);
        Arrays.fill(millionths, from, capacity, NOTHING);
        Arrays.fill(impressions, from, capacity, NOTHING);
    }

    private void addSpend(int number, BigDecimal spend) {
        BigDecimal sumBeyond = beyond.get(number);
        if (sumBeyond == null && fits(spend) && fits(millionths[number])) {
            millionths[number] = plus(
                    millionths[number], spend.setScale(DECIMALS).unscaledValue().longValueExact());
            scales[number] = (byte) Math.max(scales[number], spend.scale());
            return;
        }
        BigDecimal before = sumBeyond != null ? sumBeyond : spend(number);
        beyond.put(number, before == null ? spend : before.add(spend));
    }

    /** Whether a sum has room for one more amount. */
    private static boolean fits(long sum) {
        return sum == NOTHING || Math.abs(sum) < Long.MAX_VALUE / 2;
    }

    private static boolean fits(BigDecimal spend) {
        return spend.scale() >= 0 && spend.scale() <= DECIMALS && spend.precision() - spend.scale() <= 12;
    }

    private @Nullable BigDecimal spend(@Nullable String advertiserId, String adId) {
        int number = keys.find(Key.of(advertiserId, adId));
        if (number < 0) {
            return null;
        }
        BigDecimal sumBeyond = beyond.isEmpty() ? null : beyond.get(number);
        return sumBeyond != null ? sumBeyond : spend(number);
    }

    private @Nullable BigDecimal spend(int number) {
        return millionths[number] == NOTHING
                ? null
                : BigDecimal.valueOf(millionths[number], DECIMALS).setScale(scales[number]);
    }

    private long impressions(@Nullable String advertiserId, String adId) {
        int number = keys.find(Key.of(advertiserId, adId));
        return number < 0 ? NOTHING : impressions[number];
    }

    private static long plus(long sum, long more) {
        return sum == NOTHING ? more : sum + more;
    }
}
