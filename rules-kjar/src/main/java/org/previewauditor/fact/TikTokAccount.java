package org.previewauditor.fact;

import org.jspecify.annotations.Nullable;

/**
 * A row of an {@code identities} export: a TikTok account that a Business Center knows.
 *
 * @param username the handle, with or without {@code @}
 * @param canPullVideo whether existing posts may be used
 * @param canPushVideo whether new videos may be published
 * @param isGpppa whether it is a government or political account, which cannot run Spark Ads
 * @param advertiserId the ad account for which TikTok listed it, if the export says
 */
public record TikTokAccount(
        @Nullable String identityId,
        @Nullable String username,
        @Nullable String displayName,
        @Nullable String identityType,
        @Nullable String adDeliveryPermission,
        @Nullable String availableStatus,
        @Nullable Boolean canPullVideo,
        @Nullable Boolean canPushVideo,
        @Nullable Boolean isGpppa,
        @Nullable String advertiserId,
        Source source) {}
