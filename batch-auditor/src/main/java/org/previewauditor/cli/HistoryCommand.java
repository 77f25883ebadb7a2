package org.previewauditor.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.history.PastRun;
import org.previewauditor.report.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code history}: lists past runs. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {HistoryRebuildCommand.class},
        description = {
            "Lists the runs that are remembered, the latest first: when, how many ads of each verdict, what changed, and "
                    + "where the report is.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  preview-auditor history",
            "  preview-auditor history --last 7 --json",
            "  preview-auditor history rebuild --out reports",
            "      forgets everything and reads the reports of all runs again",
            "  preview-auditor diff 2026-11-20 2026-11-21",
            "      says what differs between two runs",
            "",
            "Exit codes: 0 listed; 2 wrong call; 3 the history cannot be read."
        })
final class HistoryCommand implements Callable<Integer>, Debuggable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    HistoryOptions options = new HistoryOptions();

    @Option(names = "--last", paramLabel = "N", description = "How many runs are listed. Default: 20.")
    int last = 20;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public boolean debug() {
        return options.debug;
    }

    @Override
    public Integer call() {
        if (last < 1) {
            throw new UsageException("--last " + last + " lists nothing; write for example 20.");
        }
        PrintWriter out = Console.out(spec);
        try (AuditApplication application = options.prepare()) {
            List<PastRun> runs =
                    application.history(application.properties().data()).latest(last);
            if (json) {
                out.println(JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(
                                runs.stream().map(HistoryCommand::fields).toList()));
            } else if (runs.isEmpty()) {
                out.println(
                        "No run is remembered yet. If there are reports, preview-auditor history rebuild reads them.");
            } else {
                print(runs, out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private static void print(List<PastRun> runs, PrintWriter out) {
        out.printf(
                "%-18s%11s%11s%11s%11s%11s%11s  %s%n",
                "as of (UTC)", "ads", "WILL_FAIL", "AT_RISK", "UNVERIFIED", "UNSUPPORT.", "OK", "since the run before");
        for (PastRun run : runs) {
            out.printf(
                    "%-18s%11s%11s%11s%11s%11s%11s  %s%n",
                    TIME.format(run.asOf()),
                    Console.count(run.ads()),
                    count(run, Verdict.WILL_FAIL),
                    count(run, Verdict.AT_RISK),
                    count(run, Verdict.UNVERIFIED),
                    count(run, Verdict.UNSUPPORTED),
                    count(run, Verdict.OK),
                    changes(run));
            out.println("                  " + run.folder());
        }
    }

    private static String count(PastRun run, Verdict verdict) {
        return Console.count(run.byVerdict().getOrDefault(verdict, 0L));
    }

    private static String changes(PastRun run) {
        Map<Change, Long> changes = run.changes();
        if (changes.isEmpty()) {
            return "the first";
        }
        List<String> told = new ArrayList<>();
        tell(told, changes.getOrDefault(Change.NEW_FAILURE, 0L), "broke");
        tell(told, changes.getOrDefault(Change.RECOVERED, 0L), "fixed");
        tell(told, changes.getOrDefault(Change.FIRST_SEEN, 0L), "new");
        tell(told, run.gone() == null ? 0 : run.gone(), "gone");
        return told.isEmpty() ? "nothing changed" : String.join(", ", told);
    }

    private static void tell(List<String> told, long ads, String what) {
        if (ads > 0) {
            told.add(Console.count(ads) + ' ' + what);
        }
    }

    private static Map<String, Object> fields(PastRun run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("runId", run.runId());
        fields.put("asOf", run.asOf().toString());
        fields.put(
                "madeAt", Instant.ofEpochSecond(run.madeAt().getEpochSecond()).toString());
        fields.put("host", run.host());
        fields.put("folder", run.folder().toString());
        fields.put("previousRunId", run.previousRunId());
        fields.put("ads", run.ads());
        fields.put("deletedAds", run.deletedAds());
        fields.put("byVerdict", run.byVerdict());
        fields.put("changes", run.changes());
        fields.put("gone", run.gone());
        return fields;
    }
}
