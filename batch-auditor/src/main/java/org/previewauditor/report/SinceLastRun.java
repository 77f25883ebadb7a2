package org.previewauditor.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;

/**
 * What is new since the last run, and why. Deleted ads are left out. The last run is told for each ad account; see
 * {@link Change} for what failing means.
 *
 * @param asOf the instant of the previous run, ISO 8601
 * @param broke ads that fail now and did not, with the findings that are new
 * @param fixed ads that no longer fail, with the findings that went away
 */
public record SinceLastRun(String asOf, Turned broke, Turned fixed, Gone gone, FirstSeen firstSeen) {

    /**
     * Ads that began or ceased to fail.
     *
     * @param spend what was spent on them, by currency
     * @param causes by code, that of most ads first; an ad may count under several
     */
    public record Turned(long ads, Map<String, BigDecimal> spend, List<Cause> causes) {}

    /**
     * A finding that came or went.
     *
     * @param owner who must act, or {@code null} for a rule that is no longer there
     * @param ads ads that have it
     * @param spend what was spent on them, by currency
     * @param subjectCount how many things are to be mended; 0 where each ad itself is, and where the finding went away
     * @param subjects those with most ads, the first first
     * @param examples ads on which most was spent
     */
    public record Cause(
            String code,
            @Nullable Owner owner,
            long ads,
            Map<String, BigDecimal> spend,
            long subjectCount,
            List<Subject> subjects,
            List<Example> examples) {}

    /** A thing to mend, and how many of the ads need it. */
    public record Subject(SubjectType type, String id, long ads) {}

    /** @param before the verdict of the last run */
    public record Example(String advertiserId, String adId, Verdict before) {}

    /**
     * Ads that the last run of their ad account had and this one has not. Ad accounts that this drop does not have are
     * not looked at.
     *
     * @param failing how many of them failed
     * @param deleted how many more are still in the exports, but deleted since
     * @param examples some of them, failing ones first; ids that are no numbers are only counted
     */
    public record Gone(long ads, long failing, long deleted, List<Example> examples) {}

    /**
     * Ads that no earlier run had.
     *
     * @param failing how many of them fail
     */
    public record FirstSeen(long ads, long failing) {}
}
