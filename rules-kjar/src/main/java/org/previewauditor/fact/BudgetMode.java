package org.previewauditor.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** TikTok's words for what a budget is for. */
final class BudgetMode {

    /** For the whole run of a campaign or ad group. */
    static final String LIFETIME = "BUDGET_MODE_TOTAL";

    private static final String UNLIMITED = "BUDGET_MODE_INFINITE";

    private BudgetMode() {}

    /** The budget, or {@code null} where there is none: without a mode, 0 may mean that too. */
    static @Nullable BigDecimal limited(@Nullable String mode, @Nullable BigDecimal budget) {
        boolean none = budget == null || UNLIMITED.equals(mode) || (mode == null && budget.signum() == 0);
        return none ? null : budget;
    }
}
