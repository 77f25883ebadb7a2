package org.previewauditor.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.report.Change;

/**
 * What the history knows of a run.
 *
 * @param asOf the instant that counted as now
 * @param madeAt when the run was made
 * @param host the machine that made it
 * @param folder of its report, absolute, on that machine
 * @param previousRunId the run with which most of its ads were compared; {@code null} if there was none
 * @param ads deleted ones aside
 * @param changes how many ads changed; empty if there was no earlier run
 * @param gone ads that the last run of their ad account had and this one has not; {@code null} like {@code changes}
 * @param accounts which ad accounts it had
 */
public record PastRun(
        String runId,
        Instant asOf,
        Instant madeAt,
        String host,
        Path folder,
        @Nullable String previousRunId,
        long ads,
        long deletedAds,
        Map<Verdict, Long> byVerdict,
        Map<Change, Long> changes,
        @Nullable Long gone,
        AccountSample accounts) {}
