package org.previewauditor.page;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.ReportedFinding;

/** What the table of ads holds of an ad. Texts are as the exports had them. */
record AdRow(
        long number,
        String advertiserId,
        String adId,
        String adName,
        String campaignName,
        String adgroupName,
        String postId,
        String identity,
        String format,
        Verdict verdict,
        @Nullable BigDecimal spend,
        @Nullable Long impressions,
        String change,
        String videoId,
        String file,
        String line,
        List<Found> findings,
        String primaryCode) {

    /**
     * A finding about the ad.
     *
     * @param about the subject, empty if it is the ad itself
     */
    record Found(String code, String about, String evidence) {}

    static AdRow of(long number, ReportedAd ad, List<ReportedFinding> findings) {
        int colon = ad.source().lastIndexOf(':');
        return new AdRow(
                number,
                ad.advertiserId(),
                ad.adId(),
                FinishedRun.shown(ad.adName()),
                FinishedRun.shown(ad.campaignName()),
                FinishedRun.shown(ad.adgroupName()),
                ad.tiktokItemId(),
                FinishedRun.shown(ad.identity()),
                ad.format(),
                ad.verdict(),
                ad.spend(),
                ad.impressions(),
                ad.change(),
                ad.videoId(),
                FinishedRun.shown(ad.source().substring(0, Math.max(colon, 0))),
                ad.source().substring(colon + 1),
                findings.stream().map(finding -> found(ad, finding)).toList(),
                ad.primaryCode());
    }

    private static Found found(ReportedAd ad, ReportedFinding finding) {
        String about = FinishedRun.shown(finding.subjectId());
        return new Found(
                finding.code(),
                about.equals(ad.adId()) ? "" : about,
                FinishedRun.shown(String.join(";", finding.evidence())));
    }
}
