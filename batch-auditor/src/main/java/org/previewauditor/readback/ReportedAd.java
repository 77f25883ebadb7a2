package org.previewauditor.readback;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.Verdict;

/**
 * A row of {@code ads.csv}. Texts are as they stand in the file (see {@link FinishedRun#shown}), and empty where the cell
 * is.
 *
 * @param owner who must act on the finding that decides; {@code null} for OK
 * @param codes all codes found, in catalogue order
 * @param spend in the currency of the ad account; {@code null} where no export tells it
 * @param source where the ad was read, {@code file:line}
 */
public record ReportedAd(
        String advertiserId,
        String adId,
        String adName,
        String campaignName,
        String adgroupName,
        String tiktokItemId,
        String identity,
        String format,
        String support,
        Verdict verdict,
        String primaryCode,
        @Nullable Owner owner,
        String nextStep,
        List<String> codes,
        String missingEvidence,
        @Nullable BigDecimal spend,
        @Nullable Long impressions,
        String change,
        String source,
        String videoId) {

    /** The finding of a deleted ad, which counts in no fix and on no work list. */
    private static final String DELETED = "ad-deleted";

    public boolean deleted() {
        return codes.contains(DELETED);
    }

    static ReportedAd of(CsvRow row) {
        return new ReportedAd(
                row.text("advertiser_id"),
                row.text("ad_id"),
                row.text("ad_name"),
                row.text("campaign_name"),
                row.text("adgroup_name"),
                row.text("tiktok_item_id"),
                row.text("identity"),
                row.text("format"),
                row.text("support"),
                row.constant("verdict", Verdict.class),
                row.text("primary_code"),
                row.text("owner").isEmpty() ? null : row.constant("owner", Owner.class),
                row.text("next_step"),
                row.list("codes"),
                row.text("missing_evidence"),
                row.amount("spend"),
                row.text("impressions").isEmpty() ? null : row.number("impressions"),
                row.text("change"),
                row.text("source"),
                row.text("video_id"));
    }
}
