package org.previewauditor.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Verdict;

/** {@code ads.csv}: a row for each audited ad, in input order. */
public final class AdsCsv {

    public static final String FILE = "ads.csv";

    public static final List<String> COLUMNS = List.of(
            "advertiser_id",
            "ad_id",
            "ad_name",
            "campaign_name",
            "adgroup_name",
            "tiktok_item_id",
            "identity",
            "format",
            "support",
            "verdict",
            "primary_code",
            "owner",
            "next_step",
            "codes",
            "missing_evidence",
            "spend",
            "impressions",
            "change",
            "source",
            "video_id");

    /** Code of the finding whose evidence fills the column {@code missing_evidence}. */
    private static final String EVIDENCE_MISSING = "evidence-missing";

    private final FindingCells cells;

    public AdsCsv(FindingCells cells) {
        this.cells = cells;
    }

    public static byte[] header() {
        return CsvBuffer.header(COLUMNS);
    }

    public void append(AdLine line, CsvBuffer out) {
        Decision decision = line.decision();
        Ad ad = decision.ad().ad();
        Finding primary = decision.primary();
        FindingCells.@Nullable Cells told = primary == null ? null : cells.of(primary.type());
        out.row(
                ad.advertiserId(),
                ad.adId(),
                ad.adName(),
                decision.ad().context().campaignName(),
                ad.adgroupName(),
                ad.tiktokItemId(),
                identity(decision),
                decision.ad().format().name(),
                decision.ad().format().support(),
                decision.verdict().name(),
                told == null ? null : told.code(),
                told == null ? null : told.owner(),
                told == null ? null : told.action(),
                codes(decision.findings()),
                missingEvidence(decision),
                line.spend(),
                line.impressions(),
                line.change() == null ? null : line.change().name(),
                ad.source(),
                ad.videoId());
    }

    private static @Nullable String identity(Decision decision) {
        TikTokAccount account = decision.ad().tikTokAccount();
        if (account != null) {
            if (account.username() != null) {
                return account.username();
            }
            if (account.displayName() != null) {
                return account.displayName();
            }
            if (account.identityId() != null) {
                return account.identityId();
            }
        }
        Ad ad = decision.ad().ad();
        return ad.identityName() != null ? ad.identityName() : ad.identityId();
    }

    private static @Nullable String codes(List<Finding> findings) {
        if (findings.size() < 2) {
            return findings.isEmpty() ? null : findings.get(0).type().code();
        }
        StringBuilder codes = new StringBuilder();
        String last = "";
        for (Finding finding : findings) {
            String code = finding.type().code();
            if (!code.equals(last)) {
                codes.append(codes.length() == 0 ? "" : ";").append(code);
            }
            last = code;
        }
        return codes.toString();
    }

    private static @Nullable String missingEvidence(Decision decision) {
        if (decision.verdict() == Verdict.OK) {
            return null;
        }
        for (Finding finding : decision.findings()) {
            if (finding.type().code().equals(EVIDENCE_MISSING)) {
                return finding.evidenceText();
            }
        }
        return null;
    }
}
