package org.previewauditor.export;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a row of an {@code ad_reports} file says of one ad.
 *
 * @param advertiserId the ad account, if the file tells
 * @param spend in the currency of the ad account
 */
public record ReportRow(
        @Nullable String advertiserId,
        String adId,
        @Nullable BigDecimal spend,
        @Nullable Long impressions) {}
