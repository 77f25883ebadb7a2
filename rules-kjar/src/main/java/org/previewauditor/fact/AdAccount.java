package org.previewauditor.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of an {@code ad_accounts} export.
 *
 * @param currency ISO 4217 code
 * @param canUseCustomIdentity whether TikTok still lets this account use a custom identity
 */
public record AdAccount(
        String advertiserId,
        @Nullable String name,
        @Nullable String status,
        @Nullable String currency,
        @Nullable Boolean canUseCustomIdentity,
        @Nullable BigDecimal balance,
        Source source) {}
