package org.previewauditor.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.rulebook.RuleBook;

/**
 * What is to be audited, and how.
 *
 * @param paths files, or folders of files: together one drop
 * @param out folder under which the report gets a folder of its own
 * @param asOf the instant that counts as now
 * @param horizon how far ahead to look; {@code null} for what the rules say
 * @param advertiserId fills advertiser_id of ads that have none
 * @param tool the analytics tool whose connections count; {@code null} for what the export names
 * @param rules a KJAR or a folder of rules; {@code null} for the bundled ones
 * @param force audit again even if this very run is finished, and begin anew even if it can be continued
 * @param reports what is written beside the tables and the summary
 * @param delivery whether what was set up for delivery is checked too
 * @param asOfGiven whether somebody chose {@code asOf}. If it is merely the time of the call, an unfinished run of the
 *     same drop is continued, with its own
 */
public record RunRequest(
        List<Path> paths,
        Path out,
        Instant asOf,
        @Nullable Duration horizon,
        @Nullable String advertiserId,
        @Nullable String tool,
        @Nullable Path rules,
        boolean force,
        List<ReportWriter> reports,
        boolean delivery,
        boolean asOfGiven) {

    /** A request whose instant was chosen, for nothing but the tables and the summary. */
    public RunRequest(
            List<Path> paths,
            Path out,
            Instant asOf,
            @Nullable Duration horizon,
            @Nullable String advertiserId,
            @Nullable String tool,
            @Nullable Path rules,
            boolean force) {
        this(paths, out, asOf, horizon, advertiserId, tool, rules, force, List.of(), true, true);
    }

    /** How far ahead is looked by these rules. */
    Duration horizon(RuleBook rules) {
        return horizon == null ? rules.policy().horizon() : horizon;
    }

    /** The same request for another instant. */
    RunRequest at(Instant instant) {
        return new RunRequest(
                paths, out, instant, horizon, advertiserId, tool, rules, force, reports, delivery, asOfGiven);
    }
}
