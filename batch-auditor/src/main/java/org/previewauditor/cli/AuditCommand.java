package org.previewauditor.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
            "Exit codes: 0 audited; 1 audited, and an ad has a verdict of --fail-on; 2 wrong call; 3 could not audit;",
            "130 stopped by Ctrl-C, 143 by SIGTERM: the same command goes on."
        })
final class AuditCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files or folders with exports: together one drop.")
    List<Path> paths = new ArrayList<>();

    @Mixin
    AuditOptions options = new AuditOptions();

    @Override
    public Integer call() throws Exception {
        Console console = Console.of(spec);
        StopSignal stopSignal = console.stopSignal();
        try (StopSignal.Listening listening = stopSignal.listen();
                AuditApplication application = options.prepare(paths)) {
            AuditProperties properties = application.properties();
            RunRequest request = properties.request(Instant.now());
            Set<Verdict> failOn = properties.failOn();
            boolean quiet = properties.quiet();
            RunProgress progress = quiet ? console.problemsOnly() : console.progress();
            RunResult result = properties
                    .announcer(System.err::println)
                    .announcing(() -> audit(application, request, progress, stopSignal));
            if (!quiet) {
                console.report(result);
            }
            boolean failed =
                    failOn.stream().anyMatch(verdict -> result.byVerdict().getOrDefault(verdict, 0L) > 0);
            return failed ? ExitCode.FAILED_ON : ExitCode.OK;
        }
    }

    private static RunResult audit(
            AuditApplication application, RunRequest request, RunProgress progress, StopSignal stopSignal)
            throws IOException {
        try (Preparation preparation = Preparation.start(request)) {
            AuditService service = application.start(application.properties().data());
            stopSignal.stops(service);
            return service.audit(request, preparation, new ProgramVersion().tool(), progress);
        }
    }
}
