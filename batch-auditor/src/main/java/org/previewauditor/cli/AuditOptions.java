package org.previewauditor.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that audits. */
final class AuditOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for reports; each run gets a folder of its own in it. Default: reports.")
    @Nullable
    Path out;

    @Option(
            names = "--rules",
            paramLabel = "KJAR|DIR",
            description = "Rules to decide by: a KJAR, or a folder of DRL and data files. Default: the bundled rules.")
    @Nullable
    Path rules;

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT[,VERDICT...]",
            description = "End with exit code 1 if some ad has one of these verdicts: UNSUPPORTED, WILL_FAIL, AT_RISK, "
                    + "UNVERIFIED, OK.")
    @Nullable
    List<String> failOn;

    @Option(names = "--reports", paramLabel = "LIST", description = ReportChoice.DESCRIPTION)
    @Nullable
    List<String> reports;

    @Option(
            names = "--no-delivery",
            description =
                    "Leave out what was set up for delivery (budgets, names, schedules, texts, videos) and look at "
                            + "previews only.")
    @Nullable
    Boolean noDelivery;

    @Option(
            names = "--data",
            paramLabel = "DIR|ADDRESS",
            description =
                    "Where jobs and history are kept: a folder, or a PostgreSQL database that machines can share, "
                            + "jdbc:postgresql://HOST/DB?user=NAME (password in PGPASSWORD). Default: .preview-auditor.")
    @Nullable
    String data;

    @Option(
            names = "--keep-runs",
            paramLabel = "N",
            description = "How many past runs are remembered. Reports are never deleted. Default: 90.")
    @Nullable
    String keepRuns;

    @Option(
            names = "--notify",
            paramLabel = "URL",
            description = "Post a summary of each run to this address, as JSON that Slack understands.")
    @Nullable
    String notify;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description =
                    "Write the metrics of each run to this file, as text for Prometheus' node exporter (a name that "
                            + "ends in .prom).")
    @Nullable
    Path metrics;

    @Option(names = "--force", description = "Audit again even if this very run is finished.")
    @Nullable
    Boolean force;

    @Option(names = "--quiet", description = "Print nothing but problems.")
    @Nullable
    Boolean quiet;

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    /** Whether the user of this command asked for stack traces. */
    static boolean debug(CommandLine commandLine) {
        return commandLine.getMixins().values().stream()
                .anyMatch(mixin -> (mixin instanceof AuditOptions options && options.reading.debug)
                        || (mixin instanceof DropOptions drop && drop.reading.debug));
    }

    /** Brings all settings together. */
    AuditApplication prepare(List<Path> paths) {
        return prepare(paths, Map.of());
    }

    /** @param more what else was typed, by the names of its options */
    AuditApplication prepare(List<Path> paths, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>(more);
        typed.put("out", out);
        typed.put("rules", rules);
        typed.put("fail-on", failOn == null ? null : String.join(",", failOn));
        typed.put("reports", reports == null ? null : String.join(",", reports));
        typed.put("no-delivery", noDelivery);
        typed.put("data", data);
        typed.put("keep-runs", keepRuns);
        typed.put("notify", notify);
        typed.put("metrics", metrics);
        typed.put("force", force);
        typed.put("quiet", quiet);
        return reading.prepare(paths, typed);
    }
}
