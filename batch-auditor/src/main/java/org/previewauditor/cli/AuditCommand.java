package org.previewauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.job.AuditService;
import org.previewauditor.job.Preparation;
import org.previewauditor.job.RunProgress;
import org.previewauditor.job.RunRequest;
import org.previewauditor.job.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit}: reads a drop, decides every ad, writes the report. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads CSV exports of TikTok ad accounts and says for every ad whether its preview will fail.",
            "",
            "One audit reads one drop: files that belong together, or a folder of them. Only an export of ads is "
                    + "needed; each further kind (ad_accounts, identities, identity_ad_accounts, member_permissions, "
                    + "spark_posts, connections, ad_groups, campaigns, ad_reports) settles more. What the exports do "
                    + "not show is reported as UNVERIFIED.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  preview-auditor audit exports/",
            "      audits all files of a folder and writes reports/<run-id>/",
            "  preview-auditor audit ads.csv spark_posts.csv --advertiser-id 7012345678901234567",
            "      audits two files; ads that name no ad account belong to this one",
            "  preview-auditor audit exports/ --fail-on WILL_FAIL,AT_RISK --quiet",
            "      for a nightly job: ends with 1 if some preview will fail or may",
            "",
            "Every option can also stand in a file (--config FILE, or application.properties in the current folder)",
            "as preview-auditor.out=reports, or in the environment as PREVIEWAUDITOR_OUT=reports.",
            "",
            "Exit codes: 0 audited; 1 audited, and an ad has a verdict of --fail-on; 2 wrong call; 3 could not audit."
        })
final class AuditCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders with exports: together one drop.")
    List<Path> paths = new ArrayList<>();

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

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder in which the auditor keeps its job database. Default: .preview-auditor.")
    @Nullable
    Path data;

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

    boolean debug() {
        return debug;
    }

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        try (AuditApplication application = AuditApplication.prepare(given(), config, debug)) {
            AuditProperties properties = application.properties();
            RunRequest request = properties.request(Instant.now());
            Set<Verdict> failOn = properties.failOn();
            boolean quiet = properties.quiet();
            try (Preparation preparation = Preparation.start(request)) {
                AuditService service = application.start(properties.data());
                RunResult result = service.audit(
                        request,
                        preparation,
                        new ProgramVersion().tool(),
                        quiet ? RunProgress.SILENT : console.progress());
                if (!quiet) {
                    console.report(result);
                }
                boolean failed =
                        failOn.stream().anyMatch(verdict -> result.byVerdict().getOrDefault(verdict, 0L) > 0);
                return failed ? ExitCode.FAILED_ON : ExitCode.OK;
            }
        }
    }

    /** The options that were typed, under the names of their properties. */
    private Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            given.put(AuditProperties.PREFIX + "paths[" + i + "]", paths.get(i).toString());
        }
        put(given, "out", out);
        put(given, "as-of", asOf);
        put(given, "horizon", horizon);
        put(given, "advertiser-id", advertiserId);
        put(given, "rules", rules);
        put(given, "fail-on", failOn == null ? null : String.join(",", failOn));
        put(given, "tool", tool);
        put(given, "data", data);
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
