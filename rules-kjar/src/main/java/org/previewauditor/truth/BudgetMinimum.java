package org.previewauditor.truth;

import java.math.BigDecimal;

/**
 * The least that TikTok takes as a budget.
 *
 * @param level {@code campaign} or {@code ad group}
 * @param currency ISO 4217 code; of ad accounts in other currencies nothing is concluded
 * @param amount a day, or for the whole run of a campaign
 */
public record BudgetMinimum(String level, String currency, BigDecimal amount) {}
