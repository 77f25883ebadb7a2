package org.previewauditor.fact;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of an {@code ad_groups} export. Its columns are lent to the ads that name it.
 *
 * @param budget in the currency of the ad account
 * @param dayparting 336 times 0 or 1, the half hours of a week from Monday on
 * @param endMissing whether the file has a column for the end, and this row has no value in it
 */
public record AdGroup(
        String adgroupId,
        @Nullable String campaignId,
        @Nullable String scheduleType,
        @Nullable Instant scheduleStartTime,
        @Nullable Instant scheduleEndTime,
        @Nullable String shoppingAdsType,
        @Nullable String promotionType,
        @Nullable String advertiserId,
        @Nullable String adgroupName,
        @Nullable String budgetMode,
        @Nullable BigDecimal budget,
        @Nullable String dayparting,
        boolean endMissing,
        Source source) {}
