package org.previewauditor.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.Verdict;

/**
 * {@code summary.json}: the run. The JSON Schema beside this class describes the same.
 *
 * @param asOf the instant of the audit, ISO 8601
 * @param horizonDays how far ahead authorizations that run out are told
 * @param completeness for each kind whether its absent rows do not exist, at least for some ad accounts; of ads and
 *     ad_reports, whose absent rows mean nothing, whether all their rows could be used
 * @param spendAtRisk what was spent on ads that will or may fail, by currency
 * @param changes how many ads changed since the last run; empty without history
 * @param timings milliseconds of each phase
 * @param notes what the whole run lacked, a sentence each
 * @param previousRunId the run with which most ads were compared; {@code null} if no earlier run had these ad accounts
 * @param sinceLastRun {@code null} exactly if {@code previousRunId} is
 * @param trend earlier runs of about the same ad accounts, in their order; not this run itself
 * @param delivery what was found about delivery; {@code null} if that was left out
 * @param unmatchedErrors rows of error logs that the catalogue of errors does not know; {@code null} if there are none
 */
public record Summary(
        int schemaVersion,
        String runId,
        String asOf,
        BigDecimal horizonDays,
        Tool tool,
        Rules rules,
        List<Input> inputs,
        Map<String, Boolean> completeness,
        Totals totals,
        Map<Change, Long> changes,
        Map<String, BigDecimal> spendAtRisk,
        Map<String, Long> timings,
        List<String> notes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String previousRunId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SinceLastRun sinceLastRun,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Trend> trend,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Delivery delivery,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UnmatchedErrors unmatchedErrors) {

    /** Summaries of the time before there was a history have no trend. */
    @SuppressWarnings("ConstantConditions")
    public Summary {
        trend = trend == null ? List.of() : trend;
    }

    /**
     * What was set up wrong for delivery.
     *
     * @param findings rows of {@code delivery.csv}
     * @param byCode rows of each code, in catalogue order
     */
    public record Delivery(long findings, Map<String, Long> byCode) {}

    /** An earlier run. */
    public record Trend(String runId, String asOf, long ads, Map<Verdict, Long> byVerdict) {}

    public static final int SCHEMA_VERSION = 1;

    /** The build that made the report. */
    public record Tool(String version, String commit) {}

    /**
     * Rows of error logs from which nothing followed.
     *
     * @param byFile how many there are, by file
     * @param rows the first of them
     */
    public record UnmatchedErrors(long count, Map<String, Long> byFile, List<UnmatchedError> rows) {

        /** A row; its texts are masked, and cut off where they are long. */
        public record UnmatchedError(
                String file,
                int line,
                @Nullable String advertiserId,
                @Nullable String adId,
                @Nullable String code,
                @Nullable String key,
                @Nullable String message) {}
    }

    /** The rules that decided. */
    public record Rules(String name, String version, String checksum, int count) {}

    /**
     * A file of the drop. Its rows are facts, rejected, or skipped.
     *
     * @param kind the kind under which its rows are counted, or {@code null} if it was refused
     * @param alsoKinds further kinds that its rows are of
     * @param message why it was refused, or {@code null}
     */
    public record Input(
            String file,
            @Nullable String kind,
            List<String> alsoKinds,
            @Nullable String message,
            String sha256,
            String encoding,
            @Nullable String delimiter,
            long rows,
            long facts,
            long rejected,
            long skipped,
            Map<String, Long> skippedByReason,
            Map<String, Map<String, Long>> unknownValues,
            List<String> warnings) {}

    /**
     * How many ads there are of each sort; see {@link org.previewauditor.ledger.Totals}.
     *
     * @param rows rows of {@code ads.csv}: an ad may stand in several
     * @param fixes rows of {@code fix-plan.csv}
     */
    public record Totals(
            long ads,
            long deletedAds,
            long rows,
            long findings,
            long rejected,
            Map<Verdict, Long> byVerdict,
            Map<String, Long> byFormat,
            Map<String, Long> byCode,
            Map<Owner, Long> byOwner,
            Map<String, Map<Verdict, BigDecimal>> spendByVerdict,
            long fixes) {}
}
