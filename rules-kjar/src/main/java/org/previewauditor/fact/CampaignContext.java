package org.previewauditor.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A campaign with what the exports say around it, before anything is concluded.
 *
 * @param currency of its ad account, or {@code null} if no export tells
 * @param namesake another campaign of its ad account that has its name, or {@code null}
 * @param ofThisName how many campaigns of its ad account have its name
 */
public record CampaignContext(
        Campaign campaign,
        @Nullable String currency,
        @Nullable Campaign namesake,
        long ofThisName) {

    /** The budget, in the currency of the ad account; {@code null} where none is told or none is set. */
    public @Nullable BigDecimal limitedBudget() {
        return BudgetMode.limited(campaign.budgetMode(), campaign.budget());
    }
}
