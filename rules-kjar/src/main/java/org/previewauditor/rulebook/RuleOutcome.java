package org.previewauditor.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Finding;

/**
 * What became of one rule on one ad.
 *
 * @param rule the rule
 * @param written the rule as its author wrote it
 * @param met how many of its conditions are met, in their order; all where it fired
 * @param findings what it found; empty where it did not fire
 * @param silenced whether its findings do not count, because the format of the ad has no preview
 * @param ofAdAccount whether it is about the ad account as a whole, and so no part of the ad's verdict
 * @param seen what the first condition that is not met looked at
 */
public record RuleOutcome(
        RuleDescription rule,
        WrittenRule written,
        int met,
        List<Finding> findings,
        boolean silenced,
        boolean ofAdAccount,
        List<Seen> seen) {

    public boolean fired() {
        return met == written.conditions().size();
    }

    /** The first condition that is not met, or {@code null} where the rule fired. */
    public @Nullable Condition unmet() {
        return fired() ? null : written.conditions().get(met);
    }
}
