package org.previewauditor.fact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ad group with what the exports say around it, before anything is concluded.
 *
 * @param advertiserId its own, else its campaign's, else {@code null}
 * @param currency of its ad account, or {@code null} if no export tells
 * @param namesake another ad group of its campaign that has its name, or {@code null}
 * @param ofThisName how many ad groups of its campaign have its name
 */
public record AdGroupContext(
        AdGroup adGroup,
        @Nullable String advertiserId,
        @Nullable String currency,
        @Nullable AdGroup namesake,
        long ofThisName) {

    /**
     * What the ad group may spend a day, in the currency of the ad account; {@code null} where no budget is told or none
     * is set. A lifetime budget is spread over the days of its schedule, where both ends are known.
     */
    public @Nullable BigDecimal dailyBudget() {
        BigDecimal budget = BudgetMode.limited(adGroup.budgetMode(), adGroup.budget());
        Instant start = adGroup.scheduleStartTime();
        Instant end = adGroup.scheduleEndTime();
        if (budget == null || !BudgetMode.LIFETIME.equals(adGroup.budgetMode()) || start == null || end == null) {
            return budget;
        }
        long days = Duration.between(start, end).plusDays(1).minusNanos(1).toDays();
        return budget.divide(BigDecimal.valueOf(Math.max(1, days)), MathContext.DECIMAL64);
    }

    /** Whether both ends of the schedule are known and it ends before, or when, it starts. */
    public boolean endsBeforeItStarts() {
        Instant start = adGroup.scheduleStartTime();
        Instant end = adGroup.scheduleEndTime();
        return start != null && end != null && !end.isAfter(start);
    }
}
