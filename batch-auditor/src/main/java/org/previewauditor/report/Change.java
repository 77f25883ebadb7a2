package org.previewauditor.report;

import org.previewauditor.finding.Verdict;

/**
 * What became of an ad since the last run that had it: the last one, earlier by its instant, that the history knows.
 *
 * <p>An ad <em>fails</em> from a run that says {@code WILL_FAIL} until a run that says {@code OK} or {@code AT_RISK}.
 * {@code UNVERIFIED} and {@code UNSUPPORTED} neither begin a failure nor end one: an export that is missing tonight mends
 * nothing, and a format without preview is nothing that broke.
 */
public enum Change {
    /** It fails now and did not. */
    NEW_FAILURE,
    /** It failed, and nothing shows that it no longer does. */
    STILL_FAILING,
    /** It failed and no longer does. */
    RECOVERED,
    /** It did not fail and does not. */
    STILL_OK,
    /** No earlier run had the ad. */
    FIRST_SEEN;

    /**
     * The change of an ad that an earlier run had.
     *
     * @param failed whether it failed then
     * @param fails whether it fails now
     */
    public static Change of(boolean failed, boolean fails) {
        if (fails) {
            return failed ? STILL_FAILING : NEW_FAILURE;
        }
        return failed ? RECOVERED : STILL_OK;
    }

    /** Whether an ad with this verdict fails. */
    public static boolean fails(boolean failed, Verdict now) {
        return switch (now) {
            case WILL_FAIL -> true;
            case AT_RISK, OK -> false;
            case UNSUPPORTED, UNVERIFIED -> failed;
        };
    }
}
