package org.previewauditor.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of every command that audits. What is typed counts before the environment and files of settings. */
final class AuditOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for reports; each run gets a folder of its own in it. Default: reports.")
    @Nullable
    Path out;

    @Option(
            names = "--as-of",
            paramLabel = "T",
            description = "The time that counts as now, such as 2026-11-21T05:00:00Z. Default: now.")
    @Nullable
    String asOf;

    @Option(
            names = "--horizon",
            paramLabel = "TIME",
            description = "How far ahead authorizations that run out are told. Default: 14d.")
    @Nullable
    String horizon;

    @Option(
            names = "--advertiser-id",
            paramLabel = "ID",
            description = "The ad account of ads whose export does not name one.")
    @Nullable
    String advertiserId;

    @Option(
            names = "--rules",
            paramLabel = "KJAR|DIR",
            description = "Rules to decide by: a KJAR, or a folder of DRL and data files. Default: the bundled rules.")
    @Nullable
    Path rules;

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT",
            split = ",",
            description = "End with exit code 1 if some ad has one of these verdicts: UNSUPPORTED, WILL_FAIL, AT_RISK, "
                    + "UNVERIFIED, OK.")
    @Nullable
    List<String> failOn;

    @Option(
            names = "--tool",
            paramLabel = "NAME",
            description = "The analytics tool whose connections count. Default: the one that the export names; of "
                    + "several, Motion.")
    @Nullable
    String tool;

    @Option(names = "--reports", paramLabel = "LIST", split = ",", description = ReportChoice.DESCRIPTION)
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

    @Option(names = "--config", paramLabel = "FILE", description = "A file with settings, .properties or .yaml.")
    @Nullable
    Path config;

    @Option(names = "--debug", description = "Print stack traces and what the libraries log.")
    boolean debug;

    /** Whether the user of this command asked for stack traces. */
    static boolean debug(CommandLine commandLine) {
        return commandLine.getMixins().values().stream()
                .anyMatch(mixin -> (mixin instanceof AuditOptions options && options.debug)
                        || (mixin instanceof DropOptions drop && drop.debug));
    }

    /** Brings all settings together. */
    AuditApplication prepare(List<Path> paths) {
        return prepare(paths, Map.of());
    }

    /** @param more what else was typed, by the names of its options */
    AuditApplication prepare(List<Path> paths, Map<String, @Nullable Object> more) {
        return AuditApplication.prepare(given(paths, more), config, debug);
    }

    /**
     * The options that were typed, under the names of their properties.
     *
     * @param paths what is to be audited, as far as it was typed
     */
    private Map<String, Object> given(List<Path> paths, Map<String, @Nullable Object> more) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            given.put(AuditProperties.PREFIX + "paths[" + i + "]", paths.get(i).toString());
        }
        more.forEach((name, value) -> put(given, name, value));
        put(given, "out", out);
        put(given, "as-of", asOf);
        put(given, "horizon", horizon);
        put(given, "advertiser-id", advertiserId);
        put(given, "rules", rules);
        put(given, "fail-on", failOn == null ? null : String.join(",", failOn));
        put(given, "tool", tool);
        put(given, "reports", reports == null ? null : String.join(",", reports));
        put(given, "no-delivery", noDelivery);
        put(given, "data", data);
        put(given, "keep-runs", keepRuns);
        put(given, "notify", notify);
        put(given, "metrics", metrics);
        put(given, "force", force);
        put(given, "quiet", quiet);
        return given;
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(AuditProperties.PREFIX + name, value.toString());
        }
    }
}
