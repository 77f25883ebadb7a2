package org.previewauditor.readback;

import java.util.List;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;

/**
 * A row of {@code findings.csv}. Texts are as they stand in the file, and empty where the cell is.
 *
 * @param adId empty for a finding about an ad account as a whole
 * @param evidence the facts that led to it, each {@code column=value (file:line)}
 * @param fix the one next step, with its menu path in parentheses
 * @param source where the ad was read, {@code file:line}
 */
public record ReportedFinding(
        String advertiserId,
        String adId,
        String code,
        Effect effect,
        Owner owner,
        SubjectType subjectType,
        String subjectId,
        String cause,
        List<String> evidence,
        String fix,
        String reference,
        String source) {

    static ReportedFinding of(CsvRow row) {
        return new ReportedFinding(
                row.text("advertiser_id"),
                row.text("ad_id"),
                row.text("code"),
                row.constant("effect", Effect.class),
                row.constant("owner", Owner.class),
                row.constant("subject_type", SubjectType.class),
                row.text("subject_id"),
                row.text("cause"),
                row.list("evidence"),
                row.text("fix"),
                row.text("reference"),
                row.text("source"));
    }
}
