package org.previewauditor.explanation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;
import org.previewauditor.rulebook.Seen;

/**
 * One row of an ad, explained. All texts are masked.
 *
 * @param source the row as {@code file:line}
 * @param derivation how the verdict follows from the rules that fired, a sentence each
 * @param facts the ad's row and all rows that it names
 * @param truths what is concluded from the facts, by the words that rules use
 * @param fired in catalogue order
 * @param notFired in catalogue order
 */
public record ExplainedAd(
        String advertiserId,
        String adId,
        @Nullable String adName,
        String source,
        Verdict verdict,
        List<String> derivation,
        List<Fact> facts,
        Map<String, String> truths,
        List<Fired> fired,
        List<NotFired> notFired) {

    /**
     * A row of an export.
     *
     * @param counts whether it is the one, or one of those, that the truths are about; of several that may be meant
     * @param columns those with a value
     */
    public record Fact(String kind, String source, boolean counts, Map<String, String> columns) {}

    /**
     * A rule that fired.
     *
     * @param rule where it is written as {@code file:line}
     * @param evidence the facts that made it fire
     * @param silenced whether it does not count, because the format of the ad has no preview, or because the ad is deleted
     *     and the rule is about delivery
     * @param ofVerdict whether it takes part in the verdict: rules about delivery, and rules about what the ad belongs to,
     *     such as its ad account or campaign, do not
     */
    public record Fired(
            String code,
            Effect effect,
            Owner owner,
            SubjectType subjectType,
            String subjectId,
            String rule,
            String summary,
            List<String> evidence,
            boolean silenced,
            boolean ofVerdict) {}

    /**
     * A rule that did not fire.
     *
     * @param rule where its first condition that is not met is written, as {@code file:line}
     * @param condition that condition
     * @param number its place among the rule's conditions, counted from 1
     * @param conditions how many conditions the rule has
     * @param seen what the condition looked at
     */
    public record NotFired(
            String code,
            Effect effect,
            String rule,
            String summary,
            String condition,
            int number,
            int conditions,
            List<Seen> seen) {}
}
