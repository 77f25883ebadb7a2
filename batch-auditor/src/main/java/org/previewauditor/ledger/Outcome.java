package org.previewauditor.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;

/**
 * What an ad comes to, as far as totals are concerned: everything but the things that its findings are about. Very many
 * ads share one outcome.
 *
 * @param deleted whether the ad is deleted, so that it counts in no total but that of deleted ads
 * @param types of the findings, one for each, in catalogue order
 */
record Outcome(Verdict verdict, String format, boolean spark, boolean deleted, List<FindingType> types) {

    // Asked for every ad. What Java generates for records is several times slower.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Outcome outcome
                && verdict == outcome.verdict
                && spark == outcome.spark
                && deleted == outcome.deleted
                && format.equals(outcome.format)
                && types.equals(outcome.types);
    }

    @Override
    public int hashCode() {
        int hash = 31 * format.hashCode() + verdict.ordinal();
        for (FindingType type : types) {
            hash = 31 * hash + type.order();
        }
        return 31 * hash + (spark ? 2 : 0) + (deleted ? 1 : 0);
    }

    /** The finding that decides the verdict, the first of several; {@code null} if nothing stands against the ad. */
    @Nullable
    FindingType primary() {
        if (verdict != Verdict.OK) {
            for (FindingType type : types) {
                if (type.effect().verdict() == verdict) {
                    return type;
                }
            }
        }
        return null;
    }

    /** The place of the one finding after whose fix the ad's preview no longer fails, or -1 if none alone will do. */
    int restoring() {
        int blocking = -1;
        if (verdict == Verdict.WILL_FAIL) {
            for (int i = 0; i < types.size(); i++) {
                if (types.get(i).effect() == Effect.BLOCKS) {
                    if (blocking >= 0) {
                        return -1;
                    }
                    blocking = i;
                }
            }
        }
        return blocking;
    }
}
