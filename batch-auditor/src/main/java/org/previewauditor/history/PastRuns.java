package org.previewauditor.history;

import java.nio.file.Path;
import java.time.Instant;
import org.previewauditor.report.SinceLastRun;
import org.previewauditor.report.Summary;

/** Makes the entry of a run from its summary. */
public final class PastRuns {

    private PastRuns() {}

    /** @param folder of the report */
    public static PastRun of(Summary summary, AccountSample accounts, Path folder, Instant madeAt, String host) {
        SinceLastRun since = summary.sinceLastRun();
        Long gone = since != null
                ? Long.valueOf(since.gone().ads())
                : summary.changes().isEmpty() ? null : Long.valueOf(0);
        return new PastRun(
                summary.runId(),
                Instant.parse(summary.asOf()),
                madeAt,
                host,
                folder.toAbsolutePath().normalize(),
                summary.previousRunId(),
                summary.totals().ads(),
                summary.totals().deletedAds(),
                summary.totals().byVerdict(),
                summary.changes(),
                gone,
                accounts);
    }
}
