package org.previewauditor.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.Change;

/**
 * What is remembered of an ad. Many ads share one state.
 *
 * @param verdict of the last run that had the ad; of several rows the worst
 * @param failing whether it failed then, see {@link Change}
 * @param mixed whether it stood in several rows of which some failed and some did not
 * @param deleted whether it was deleted
 * @param age how many runs of its ad account have been without it since; 0 if the last one had it
 * @param codes of all its findings, in catalogue order
 */
record AdState(Verdict verdict, boolean failing, boolean mixed, boolean deleted, int age, List<String> codes) {

    /** Code of the finding of a deleted ad, which counts in no total. */
    static final String DELETED = "ad-deleted";

    /** What a row of this ad with this verdict means. Where rows differed, a row is taken to be as it was. */
    Change changeOf(Verdict row) {
        boolean failed = mixed ? Change.fails(false, row) : failing;
        return Change.of(failed, Change.fails(failed, row));
    }

    /** Whether the run that remembers this had the ad itself. */
    boolean isOwn() {
        return age == 0;
    }

    /** The same if this was the state before it: a failure goes on until something shows that it is over. */
    AdState after(AdState before) {
        return new AdState(verdict, Change.fails(before.failing, verdict), mixed, deleted, age, codes);
    }

    /**
     * The same ad after a run that did not have it, or {@code null} if it is forgotten then.
     *
     * @param oldest for how many runs an ad is remembered that is no longer in the exports
     */
    @Nullable
    AdState older(int oldest) {
        return age >= oldest ? null : new AdState(verdict, failing, mixed, deleted, age + 1, codes);
    }
}
