package org.previewauditor.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Decision;

/**
 * A row of {@code ads.csv} before it is written.
 *
 * @param spend in the currency of the ad account
 * @param change since the last run that had the ad; {@code null} if there is no earlier run
 */
public record AdLine(
        Decision decision,
        @Nullable BigDecimal spend,
        @Nullable Long impressions,
        @Nullable Change change) {}
