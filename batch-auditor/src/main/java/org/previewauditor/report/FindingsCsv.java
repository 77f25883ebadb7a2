package org.previewauditor.report;

import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;

/** {@code findings.csv}: a row for each finding, in the order of the ads and of the catalogue. */
public final class FindingsCsv {

    public static final String FILE = "findings.csv";

    private final FindingCells cells;

    public FindingsCsv(FindingCells cells) {
        this.cells = cells;
    }

    public static byte[] header() {
        return CsvBuffer.header(
                "advertiser_id",
                "ad_id",
                "code",
                "effect",
                "owner",
                "subject_type",
                "subject_id",
                "cause",
                "evidence",
                "fix",
                "reference",
                "source");
    }

    /** Appends all findings about an ad. */
    public void append(Decision decision, CsvBuffer out) {
        Ad ad = decision.ad().ad();
        for (Finding finding : decision.findings()) {
            append(ad.advertiserId(), ad.adId(), finding, out);
            out.source(ad.source()).endRow();
        }
    }

    /** Appends a finding about an ad account as a whole. */
    public void append(String advertiserId, Finding finding, CsvBuffer out) {
        append(advertiserId, null, finding, out);
        out.text(null).endRow();
    }

    /** All cells but the last. */
    private void append(String advertiserId, @Nullable String adId, Finding finding, CsvBuffer out) {
        FindingCells.Cells told = cells.of(finding.type());
        out.text(advertiserId)
                .text(adId)
                .encoded(told.code())
                .encoded(told.effect())
                .encoded(told.owner())
                .encoded(told.subjectType())
                .text(finding.subjectId())
                .encoded(told.cause())
                .text(finding.evidenceText())
                .encoded(told.fix())
                .encoded(told.reference());
    }
}
