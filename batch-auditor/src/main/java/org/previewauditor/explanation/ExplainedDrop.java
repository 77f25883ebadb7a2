package org.previewauditor.explanation;

import java.util.List;
import java.util.Map;
import org.previewauditor.rulebook.RuleBook;

/**
 * The explanation of an ad of a drop.
 *
 * @param asOf the instant that counts as now, ISO 8601
 * @param exports for each kind of export whether it is there and whether it is complete
 * @param ads a part for each row of the ad that counts: an ad may have several posts, or its id stand in two ad accounts
 */
public record ExplainedDrop(
        int schemaVersion, String adId, String asOf, Rules rules, Map<String, String> exports, List<ExplainedAd> ads) {

    public static final int SCHEMA_VERSION = 1;

    /** The rules that decided. */
    public record Rules(String name, String version, String checksum) {
        static Rules of(RuleBook book) {
            return new Rules(book.name(), book.version(), book.checksum());
        }
    }
}
