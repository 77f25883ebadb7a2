package org.previewauditor.readback;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.report.FixPlanCsv;

/**
 * A row of {@code fix-plan.csv}: one thing to mend.
 *
 * @param rank counted from 1
 * @param ads how many ads have this finding, deleted ones aside
 * @param adsRestored how many of them will no longer fail once this one fix is made
 * @param spend what was spent on those ads, by currency; {@link org.previewauditor.ledger.Ledger#NO_CURRENCY} where none
 *     is known, and no entry where nothing was spent
 * @param steps the whole way, step by step
 */
public record PlannedFix(
        long rank,
        String code,
        Effect effect,
        Owner owner,
        SubjectType subjectType,
        String subjectId,
        long ads,
        long adsRestored,
        Map<String, BigDecimal> spend,
        String action,
        List<String> steps) {

    static PlannedFix of(CsvRow row) {
        return new PlannedFix(
                row.number("rank"),
                row.text("code"),
                row.constant("effect", Effect.class),
                row.constant("owner", Owner.class),
                row.constant("subject_type", SubjectType.class),
                row.text("subject_id"),
                row.number("ads"),
                row.number("ads_restored"),
                row.parsed(
                        "spend",
                        text -> FixPlanCsv.spend(FinishedRun.shown(text), FinishedRun.shown(row.text("currency")))),
                row.text("action"),
                FixPlanCsv.steps(row.text("steps")));
    }
}
