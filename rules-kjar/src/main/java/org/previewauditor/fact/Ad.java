package org.previewauditor.fact;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of an {@code ads} export: an ad, or one creative of it.
 *
 * @param isSmartPerformanceCampaign {@code false} proves nothing: TikTok reports it for upgraded Smart+ campaigns too
 * @param spend in the currency of the ad account
 * @param content what the ad says, or {@code null} if its file has no column for that
 * @param columns which telling columns the file of this row has
 */
public record Ad(
        String advertiserId,
        String adId,
        @Nullable String adName,
        @Nullable String campaignId,
        @Nullable String campaignName,
        @Nullable String adgroupId,
        @Nullable String adgroupName,
        @Nullable String smartPlusAdId,
        @Nullable String campaignAutomationType,
        @Nullable Boolean isSmartPerformanceCampaign,
        @Nullable String identityType,
        @Nullable String identityId,
        @Nullable String identityName,
        @Nullable String tiktokItemId,
        @Nullable String adFormat,
        @Nullable String mainMaterialType,
        @Nullable String creativeType,
        @Nullable String shoppingAdsType,
        @Nullable String promotionType,
        @Nullable String videoId,
        @Nullable Instant scheduleEndTime,
        @Nullable String operationStatus,
        @Nullable String secondaryStatus,
        @Nullable Instant createTime,
        @Nullable BigDecimal spend,
        @Nullable Long impressions,
        @Nullable AdContent content,
        Columns columns,
        Source source) {

    /** Which columns the file of an ad has: a column that is there and empty says more than none. */
    public record Columns(boolean identityType, boolean tiktokItemId) {}
}
