package org.previewauditor.rulebook;

import java.util.Comparator;
import org.previewauditor.finding.Finding;

/**
 * A finding about an ad account as a whole, or about something in it that is no ad.
 *
 * @param advertiserId empty if no export tells the ad account
 */
public record AccountFinding(String advertiserId, Finding finding) {

    /** In the order of the catalogue, then of what they are about. */
    public static final Comparator<AccountFinding> CATALOGUE_ORDER = Comparator.<AccountFinding>comparingInt(
                    found -> found.finding().type().order())
            .thenComparing(AccountFinding::advertiserId)
            .thenComparing(found -> found.finding().subjectId());
}
