package org.previewauditor.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.history.Differ;
import org.previewauditor.history.PastRun;
import org.previewauditor.history.RunDifference;
import org.previewauditor.history.RunFinder;
import org.previewauditor.job.AuditFailedException;
import org.previewauditor.readback.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code diff}: compares two runs. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what differs between two finished runs: whose verdict changed, which findings came and went, which ads "
                    + "only one of them has. Reads their folders and nothing else.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  preview-auditor diff reports/2026-11-20T050000Z-0a1b2c reports/2026-11-21T050000Z-3fa94c",
            "  preview-auditor diff 2026-11-20 2026-11-21 --json",
            "      the beginning of a run's name will do if there is only one such run",
            "",
            "Exit codes: 0 compared; 2 wrong call; 3 a run cannot be found or read."
        })
final class DiffCommand implements Callable<Integer>, Debuggable {

    private static final int LISTED = 15;
    private static final int MOST_REMEMBERED = 1_000;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "The first run: its folder, its name, or its beginning.")
    String before = "";

    @Parameters(index = "1", paramLabel = "RUN", description = "The second run.")
    String after = "";

    @Mixin
    HistoryOptions options = new HistoryOptions();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Override
    public boolean debug() {
        return options.debug;
    }

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        try (AuditApplication application = options.prepare()) {
            RunFinder finder = new RunFinder(application.properties().out(), () -> remembered(application));
            Path first = finder.find(before);
            Path second = finder.find(after);
            RunDifference difference = Differ.between(FinishedRun.open(first), FinishedRun.open(second));
            if (json) {
                out.println(JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .build()
                        .writeValueAsString(difference));
            } else {
                print(difference, out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    /** Where the history cannot be read just now, nothing is remembered: the folders tell most. */
    private static List<PastRun> remembered(AuditApplication application) {
        try {
            return application.history(application.properties().data()).latest(MOST_REMEMBERED);
        } catch (AuditFailedException e) {
            return List.of();
        }
    }

    private static void print(RunDifference difference, PrintWriter out) {
        print("From", difference.before(), out);
        print("To  ", difference.after(), out);
        if (!difference.sameRules()) {
            out.println("The rules differ, too: some changes may come from them and not from the ads.");
        }
        if (difference.severalCurrencies()) {
            out.println("Amounts are left out: the ads are paid in several currencies.");
        }
        out.println();
        out.println(Console.ads(difference.inBoth()) + (difference.inBoth() == 1 ? " is" : " are")
                + " in both; the verdict of "
                + Console.count(difference.changed()) + " changed.");
        for (RunDifference.VerdictChange change : first(difference.verdicts())) {
            out.printf(
                    "  %9s  %s -> %s%s%s%n",
                    Console.count(change.ads()),
                    change.before(),
                    change.after(),
                    spend(change.spend(), difference.currency()),
                    examples(change.examples()));
        }
        if (!difference.findings().isEmpty()) {
            out.println();
            out.println("Findings of these ads that came (+) and went (-):");
            for (RunDifference.FindingChange change : first(difference.findings())) {
                out.printf(
                        "  %9s  %9s  %s%s%s%n",
                        change.gained() == 0 ? "" : "+" + Console.count(change.gained()),
                        change.lost() == 0 ? "" : "-" + Console.count(change.lost()),
                        change.code(),
                        spend(change.gainedSpend(), difference.currency()),
                        examples(change.gainedExamples().isEmpty() ? change.lostExamples() : change.gainedExamples()));
            }
            if (difference.findings().size() > LISTED) {
                out.println("             and " + (difference.findings().size() - LISTED) + " more; --json lists all");
            }
        }
        print("Only in the first:", difference.onlyBefore(), out);
        print("Only in the second:", difference.onlyAfter(), out);
    }

    private static void print(String word, RunDifference.Side side, PrintWriter out) {
        out.println(word + "  " + side.runId() + "  " + Console.ads(side.ads()) + ": "
                + side.byVerdict().entrySet().stream()
                        .filter(verdict -> verdict.getValue() > 0)
                        .map(verdict -> Console.count(verdict.getValue()) + ' ' + verdict.getKey())
                        .collect(Collectors.joining(", ")));
    }

    private static void print(String word, RunDifference.OneSided ads, PrintWriter out) {
        if (ads.ads() > 0) {
            out.println();
            out.println(word + ' ' + Console.ads(ads.ads()) + ", " + Console.count(ads.failing()) + " of them WILL_FAIL"
                    + examples(ads.examples()));
        }
    }

    private static String spend(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? "" : Console.spend(Map.of(currency, amount));
    }

    private static String examples(List<RunDifference.Example> examples) {
        return examples.isEmpty()
                ? ""
                : "; "
                        + examples.stream()
                                .limit(3)
                                .map(RunDifference.Example::adId)
                                .collect(Collectors.joining(", "));
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(LISTED, all.size()));
    }
}
