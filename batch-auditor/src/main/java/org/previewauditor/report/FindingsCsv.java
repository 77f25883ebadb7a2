package org.previewauditor.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.Source;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;

/** {@code findings.csv}: a row for each finding, in the order of the ads and of the catalogue. */
public final class FindingsCsv {

    public static final String FILE = "findings.csv";

    public static final List<String> COLUMNS = List.of(
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

    private final FindingCells cells;

    public FindingsCsv(FindingCells cells) {
        this.cells = cells;
    }

    /** The same about delivery, for whoever wants it apart. */
    public static final String DELIVERY_FILE = "delivery.csv";

    public static byte[] header() {
        return CsvBuffer.header(COLUMNS);
    }

    /** Appends all findings about an ad's preview. */
    public void append(Decision decision, CsvBuffer out) {
        append(decision.ad().ad(), decision.findings(), out);
    }

    /** Appends all findings about an ad's delivery. */
    public void appendDelivery(Decision decision, CsvBuffer out) {
        append(decision.ad().ad(), decision.delivery(), out);
    }

    private void append(Ad ad, List<Finding> findings, CsvBuffer out) {
        for (Finding finding : findings) {
            append(ad.advertiserId(), ad.adId(), finding, ad.source(), out);
        }
    }

    /** Appends a finding about an ad account as a whole. */
    public void append(String advertiserId, Finding finding, CsvBuffer out) {
        append(advertiserId, null, finding, null, out);
    }

    private void append(
            String advertiserId, @Nullable String adId, Finding finding, @Nullable Source source, CsvBuffer out) {
        FindingCells.Cells told = cells.of(finding.type());
        out.text(advertiserId);
        out.text(adId);
        out.made(told.head());
        out.made(cells.subjectTypeOf(finding.type()));
        out.text(finding.subjectId());
        out.made(told.cause());
        out.text(finding.evidence(), ';');
        out.made(told.end());
        out.source(source);
        out.endRow();
    }
}
