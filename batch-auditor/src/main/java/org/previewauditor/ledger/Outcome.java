package org.previewauditor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;

/**
 * What an ad comes to, as far as totals are concerned. Many ads share one outcome.
 *
 * @param fixes what would have to be fixed, in catalogue order
 * @param deleted whether the ad is deleted, so that it counts in no total but that of deleted ads
 */
record Outcome(Verdict verdict, String format, boolean spark, boolean deleted, List<FixKey> fixes) {

    // Asked for every ad. What Java generates for records is several times slower.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Outcome outcome
                && verdict == outcome.verdict
                && spark == outcome.spark
                && deleted == outcome.deleted
                && format.equals(outcome.format)
                && fixes.equals(outcome.fixes);
    }

    @Override
    public int hashCode() {
        int hash = 31 * format.hashCode() + verdict.ordinal();
        return 31 * hash + 4 * fixes.hashCode() + (spark ? 2 : 0) + (deleted ? 1 : 0);
    }

    static Outcome of(Decision decision) {
        List<FixKey> fixes = new ArrayList<>(decision.findings().size());
        for (Finding finding : decision.findings()) {
            boolean itself = finding.type().subjectType() == SubjectType.AD;
            fixes.add(new FixKey(finding.type(), itself ? FixKey.THE_AD_ITSELF : finding.subjectId()));
        }
        return new Outcome(
                decision.verdict(),
                decision.ad().format().name(),
                decision.ad().spark(),
                decision.ad().deleted(),
                fixes);
    }

    /** The outcome of an ad that stands in two rows: the worse verdict, and all that is to be fixed in either. */
    Outcome and(Outcome other) {
        TreeSet<FixKey> all = new TreeSet<>(FixKey.CATALOGUE_ORDER);
        all.addAll(fixes);
        all.addAll(other.fixes);
        Outcome worse = verdict.compareTo(other.verdict) <= 0 ? this : other;
        return new Outcome(
                worse.verdict, worse.format, spark || other.spark, deleted && other.deleted, List.copyOf(all));
    }

    /** The finding that decides the verdict, the first of several; {@code null} if nothing stands against the ad. */
    @Nullable
    FixKey primary() {
        if (verdict != Verdict.OK) {
            for (FixKey fix : fixes) {
                if (fix.type().effect().verdict() == verdict) {
                    return fix;
                }
            }
        }
        return null;
    }

    /** The one fix after which the ad's preview no longer fails, or {@code null} if none alone will do. */
    @Nullable
    FixKey restoringFix() {
        FixKey blocking = null;
        if (verdict == Verdict.WILL_FAIL) {
            for (FixKey fix : fixes) {
                if (fix.type().effect() == Effect.BLOCKS) {
                    if (blocking != null) {
                        return null;
                    }
                    blocking = fix;
                }
            }
        }
        return blocking;
    }
}
