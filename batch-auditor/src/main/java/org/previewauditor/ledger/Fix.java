package org.previewauditor.ledger;

import java.math.BigDecimal;
import java.util.Map;
import org.previewauditor.finding.FindingType;

/**
 * One thing to mend, and what that brings back.
 *
 * @param ads how many ads have this finding, deleted ones aside
 * @param adsRestored how many of them will no longer fail once this one fix is made
 * @param spend what was spent on the ads that have this finding, by currency; no entry where nothing was
 */
public record Fix(FindingType type, String subjectId, long ads, long adsRestored, Map<String, BigDecimal> spend) {

    /** The spend of all currencies, added up as it stands, because no rate is known. */
    BigDecimal allSpend() {
        // Nearly always one: this is asked a million times when fixes are ranked.
        return spend.size() == 1
                ? spend.values().iterator().next()
                : spend.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
