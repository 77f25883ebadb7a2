package org.previewauditor.fact;

import org.jspecify.annotations.Nullable;

/** A row of a {@code campaigns} export. Its columns are lent to the ads that name it. */
public record Campaign(
        String campaignId,
        @Nullable String campaignName,
        @Nullable String campaignAutomationType,
        @Nullable Boolean isSmartPerformanceCampaign,
        Source source) {}
