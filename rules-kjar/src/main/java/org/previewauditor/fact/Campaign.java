package org.previewauditor.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@code campaigns} export. Its columns are lent to the ads that name it.
 *
 * @param budget in the currency of the ad account
 */
public record Campaign(
        String campaignId,
        @Nullable String campaignName,
        @Nullable String campaignAutomationType,
        @Nullable Boolean isSmartPerformanceCampaign,
        @Nullable String advertiserId,
        @Nullable String objectiveType,
        @Nullable String budgetMode,
        @Nullable BigDecimal budget,
        Source source) {}
