package org.previewauditor.fact;

import org.jspecify.annotations.Nullable;

/** A row of an {@code identity_ad_accounts} export: a TikTok account as an asset of an ad account. */
public record AccountLink(
        String advertiserId,
        @Nullable String identityId,
        @Nullable String username,
        @Nullable String linkStatus,
        @Nullable Boolean canPullVideo,
        @Nullable Boolean canPushVideo,
        Source source) {}
