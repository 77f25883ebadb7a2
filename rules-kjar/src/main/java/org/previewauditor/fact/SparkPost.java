package org.previewauditor.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@code spark_posts} export: a TikTok post and its authorization for ads.
 *
 * @param itemStatus without TikTok's prefixes {@code ITEM_STATUS_}, {@code ITEM_} and {@code STATUS_}
 * @param anchorStatus the worst status of the links attached to the post
 * @param errorKey key of TikTok's code error, lower case, {@code _} between words
 * @param errorCode number of TikTok's code error, as text; {@code 0} means none
 * @param applied whether the code was applied in Ads Manager
 * @param hasOriginalPostAuthCode whether the row brings the code of the first creator's post, for a duet or stitch
 */
public record SparkPost(
        String itemId,
        @Nullable String advertiserId,
        @Nullable String itemType,
        @Nullable String itemStatus,
        @Nullable String adAuthStatus,
        @Nullable Instant authStartTime,
        @Nullable Instant authEndTime,
        @Nullable String authCodeStatus,
        @Nullable Boolean applied,
        @Nullable String errorKey,
        @Nullable String errorCode,
        @Nullable String identityId,
        @Nullable String identityType,
        @Nullable String tiktokName,
        @Nullable String duetOriginalItemId,
        @Nullable String stitchOriginalItemId,
        List<String> mentionedItemIds,
        @Nullable Boolean isMultiDuetStitch,
        boolean hasOriginalPostAuthCode,
        @Nullable Boolean originalPostAuthorized,
        @Nullable String anchorStatus,
        Source source) {}
