package org.previewauditor.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.Masking;

/** Counts ads, adds up what was spent on them, and remembers the first few. */
final class AffectedAds {

    private static final int EXAMPLES = 3;

    private final Map<String, BigDecimal> spend = new TreeMap<>();
    private final List<RuleDiff.Example> examples = new ArrayList<>(EXAMPLES);
    private long ads;
    private long deleted;

    /** @param amount in this currency, or {@code null} if nothing is known to be spent */
    void add(Ad ad, boolean isDeleted, @Nullable BigDecimal amount, String currency) {
        ads++;
        if (isDeleted) {
            deleted++;
        } else if (amount != null && amount.signum() != 0) {
            spend.merge(currency, amount, BigDecimal::add);
        }
        if (examples.size() < EXAMPLES) {
            examples.add(new RuleDiff.Example(
                    ad.advertiserId(),
                    ad.adId(),
                    ad.adName() == null ? null : Masking.text(ad.adName()),
                    ad.source().toString()));
        }
    }

    long ads() {
        return ads;
    }

    RuleDiff.Affected affected() {
        Map<String, BigDecimal> plain = new TreeMap<>();
        spend.forEach((currency, amount) ->
                plain.put(currency, new BigDecimal(amount.stripTrailingZeros().toPlainString())));
        return new RuleDiff.Affected(ads, deleted, plain, List.copyOf(examples));
    }
}
