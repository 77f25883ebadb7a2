package org.previewauditor.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of an {@code ad_groups} export. Its columns are lent to the ads that name it. */
public record AdGroup(
        String adgroupId,
        @Nullable String campaignId,
        @Nullable String scheduleType,
        @Nullable Instant scheduleStartTime,
        @Nullable Instant scheduleEndTime,
        @Nullable String shoppingAdsType,
        @Nullable String promotionType,
        Source source) {}
