package org.previewauditor.page;

import java.util.List;
import java.util.Locale;
import org.previewauditor.report.Summary;

/** Which run this is, by which rules and which program. */
public record RunInfo(List<Fact> facts) {

    /** A name and what stands for it. */
    public record Fact(String name, String value) {}

    static RunInfo of(RunReading run) {
        Summary summary = run.summary();
        Summary.Rules rules = summary.rules();
        long millis =
                summary.timings().values().stream().mapToLong(Long::longValue).sum();
        return new RunInfo(List.of(
                new Fact("As of", Words.time(run.asOf())),
                new Fact("Looks ahead", Words.days(summary.horizonDays())),
                new Fact(
                        "Rules",
                        rules.name() + ' ' + rules.version() + ", " + Words.count(rules.count(), "rule", "rules")),
                new Fact("Checksum of the rules", rules.checksum()),
                new Fact(
                        "Program",
                        "Preview Auditor " + summary.tool().version() + ", commit "
                                + summary.tool().commit()),
                new Fact("Run", summary.runId()),
                new Fact("Ads", Words.count(summary.totals().ads())),
                new Fact("Deleted ads", Words.count(summary.totals().deletedAds())),
                new Fact(
                        "Findings, those of deleted ads too",
                        Words.count(summary.totals().findings())),
                new Fact(
                        "Time taken",
                        millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0))));
    }
}
