package org.previewauditor.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.report.Change;
import org.previewauditor.report.SinceLastRun;

/**
 * A run beside the ones before it.
 *
 * @param changes how many ads changed in which way; empty if there was no earlier run
 * @param previousRunId the run with which most of its ads were compared; {@code null} if none had its ad accounts
 * @param sinceLastRun {@code null} exactly if {@code previousRunId} is
 * @param accounts which ad accounts the run had
 */
public record Comparison(
        Map<Change, Long> changes,
        @Nullable String previousRunId,
        @Nullable SinceLastRun sinceLastRun,
        AccountSample accounts) {}
