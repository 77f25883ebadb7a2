package org.previewauditor.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.Part;

/**
 * What became of one rule on one ad.
 *
 * @param rule the rule
 * @param written the rule as its author wrote it
 * @param met how many of its conditions are met, in their order; all where it fired
 * @param findings what it found; empty where it did not fire
 * @param silenced whether its findings do not count: the format of the ad has no preview, or the ad is deleted and the
 *     rule is about delivery
 * @param ofOther whether it is about something that the ad belongs to, such as its ad account
 * @param seen what the first condition that is not met looked at
 */
public record RuleOutcome(
        RuleDescription rule,
        WrittenRule written,
        int met,
        List<Finding> findings,
        boolean silenced,
        boolean ofOther,
        List<Seen> seen) {

    public boolean fired() {
        return met == written.conditions().size();
    }

    /** Whether what it finds takes part in the verdict on the ad. */
    public boolean isOfVerdict() {
        return !ofOther && rule.type().part() == Part.PREVIEW;
    }

    /** The first condition that is not met, or {@code null} where the rule fired. */
    public @Nullable Condition unmet() {
        return fired() ? null : written.conditions().get(met);
    }
}
