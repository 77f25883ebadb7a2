package org.previewauditor.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.Change;

/** What a run came to: what the numbers mean under which its ads are noted, and what it knows of money and of rules. */
public interface Outcomes {

    /** @param number counted from 0 */
    Outcome outcome(int number);

    /** In which currency an ad account pays. */
    String currency(String advertiserId);

    /** The rule of this name, or {@code null} if the rules of this run have none. */
    @Nullable
    FindingType rule(String code);

    /** What one or more ads came to. */
    interface Outcome {

        Verdict verdict();

        /** Of all findings, in catalogue order, each once. */
        List<String> codes();

        /** Whether such an ad fails, see {@link Change}. */
        default boolean fails(boolean failed) {
            return Change.fails(failed, verdict());
        }
    }

    /**
     * A reason why previews fail.
     *
     * @param subjectId what is to be mended, as reports may show it; {@code null} for the ad itself
     */
    record Blocker(FindingType type, @Nullable String subjectId) {}
}
