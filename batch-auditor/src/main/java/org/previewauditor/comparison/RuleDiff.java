package org.previewauditor.comparison;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.rulebook.RuleBook;

/**
 * What differs between two sets of rules, and what that changes on one drop.
 *
 * @param asOf the instant that counts as now, ISO 8601
 * @param ads how many ads were decided by both
 * @param verdicts changed verdicts, those of most ads first
 * @param findings changed findings about ads, in the order of the new catalogue, rules that are gone last
 * @param others changed findings about ad accounts, campaigns and ad groups, in the same order
 * @param rules changed rules and what people read about them
 * @param data changed limits, words and formats
 */
public record RuleDiff(
        int schemaVersion,
        Rules before,
        Rules after,
        String asOf,
        long ads,
        List<VerdictChange> verdicts,
        List<FindingChange> findings,
        List<OtherChange> others,
        List<RuleChange> rules,
        List<DataChange> data) {

    public static final int SCHEMA_VERSION = 1;

    /** A set of rules. */
    public record Rules(String place, String name, String version, String checksum, int count) {
        static Rules of(RuleBook book) {
            return new Rules(
                    book.files().place(),
                    book.name(),
                    book.version(),
                    book.checksum(),
                    book.rules().size());
        }
    }

    /** What becomes of a finding. */
    public enum What {
        APPEARS,
        VANISHES,
        CHANGES
    }

    /**
     * The ads behind a change. Rows of one ad that stand beside each other count as one ad.
     *
     * @param deletedAds how many of the ads are deleted
     * @param spend what was spent on those that are not deleted, by currency
     * @param examples the first few, in reading order
     */
    public record Affected(long ads, long deletedAds, Map<String, BigDecimal> spend, List<Example> examples) {}

    /**
     * An ad of a change.
     *
     * @param source its first row as {@code file:line}
     */
    public record Example(
            String advertiserId, String adId, @Nullable String adName, String source) {}

    public record VerdictChange(Verdict before, Verdict after, Affected affected) {}

    /**
     * @param parts what changes about the finding: effect, owner, subject, evidence; empty where it appears or vanishes
     */
    public record FindingChange(String code, What what, List<String> parts, Affected affected) {}

    /** @param examples the first few subjects */
    public record OtherChange(String code, What what, long subjects, List<String> examples) {}

    /**
     * @param what the part of the rule that differs, such as {@code condition} or {@code cause}; {@code rule} if it is in
     *     one set only
     * @param before {@code null} where there was none
     * @param after {@code null} where there is none now
     */
    public record RuleChange(
            String code,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * @param what a key, or {@code line} of a table
     * @param before {@code null} where there was none
     * @param after {@code null} where there is none now
     */
    public record DataChange(
            String file,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    /** Whether anything differs, in the rules or in what they decide. */
    public boolean isChange() {
        return !(verdicts.isEmpty() && findings.isEmpty() && others.isEmpty() && rules.isEmpty() && data.isEmpty());
    }
}
