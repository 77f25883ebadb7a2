package org.previewauditor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

    private static final byte[][] VERDICTS = Stream.of(Verdict.values())
            .map(verdict -> CsvBuffer.cells(verdict.name()))
            .toArray(byte[][]::new);

    /** Instead of code, owner and action. */
    private static final byte[] NO_ADVICE = CsvBuffer.cells("", "", "");

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
        out.text(ad.advertiserId());
        out.text(ad.adId());
        out.text(ad.adName());
        out.text(decision.ad().context().campaignName());
        out.text(decision.ad().context().adgroupName());
        out.text(ad.tiktokItemId());
        out.text(identity(decision));
        out.text(decision.ad().format().name());
        out.text(decision.ad().format().support());
        out.made(VERDICTS[decision.verdict().ordinal()]);
        out.made(primary == null ? NO_ADVICE : cells.of(primary.type()).advice());
        appendCodes(decision.findings(), out);
        out.text(missingEvidence(decision), ';');
        out.number(line.spend());
        out.number(line.impressions());
        out.text(line.change() == null ? null : line.change().name());
        out.source(ad.source());
        out.text(ad.videoId());
        out.endRow();
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

    private void appendCodes(List<Finding> findings, CsvBuffer out) {
        if (findings.isEmpty()) {
            out.text(null);
        } else if (findings.size() == 1) {
            out.made(cells.of(findings.get(0).type()).code());
        } else {
            List<String> codes = new ArrayList<>(findings.size());
            String last = "";
            for (Finding finding : findings) {
                String code = finding.type().code();
                if (!code.equals(last)) {
                    codes.add(code);
                }
                last = code;
            }
            out.text(codes, ';');
        }
    }

    private static List<String> missingEvidence(Decision decision) {
        if (decision.verdict() != Verdict.OK) {
            for (Finding finding : decision.findings()) {
                if (finding.type().code().equals(EVIDENCE_MISSING)) {
                    return finding.evidence();
                }
            }
        }
        return List.of();
    }
}
