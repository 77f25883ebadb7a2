package org.previewauditor.ledger;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.FindingType;

/**
 * All findings of one code about one subject are mended by one fix.
 *
 * @param subjectId what is to be mended, or {@link #THE_AD_ITSELF}
 */
public record FixKey(FindingType type, String subjectId) {

    static final Comparator<FixKey> CATALOGUE_ORDER =
            Comparator.<FixKey>comparingInt(key -> key.type().order()).thenComparing(FixKey::subjectId);

    /** Stands for the ad's own id, so that ads which differ in nothing else share an outcome. */
    public static final String THE_AD_ITSELF = "";

    // Asked for every ad, to find the account of its outcome. What Java generates for records is several times slower.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FixKey key && subjectId.equals(key.subjectId) && type.equals(key.type);
    }

    @Override
    public int hashCode() {
        return 31 * subjectId.hashCode() + type.order();
    }
}
