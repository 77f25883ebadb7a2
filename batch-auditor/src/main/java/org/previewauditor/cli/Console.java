package org.previewauditor.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Masking;
import org.previewauditor.finding.Verdict;
import org.previewauditor.job.RunProgress;
import org.previewauditor.job.RunResult;
import org.previewauditor.ledger.Fix;
import org.previewauditor.ledger.Money;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What people see of a run in their terminal. */
final class Console {

    private static final Map<Verdict, String> MEANING = Map.of(
            Verdict.UNSUPPORTED, "the format has no preview",
            Verdict.WILL_FAIL, "the preview will fail",
            Verdict.AT_RISK, "the preview may fail",
            Verdict.UNVERIFIED, "the exports do not show it",
            Verdict.OK, "nothing stands against the preview");

    private final CommandSpec spec;
    private final PrintWriter out;

    private Console(CommandSpec spec) {
        this.spec = spec;
        this.out = spec.commandLine().getOut();
    }

    static Console of(@Nullable CommandSpec spec) {
        return new Console(parsed(spec));
    }

    /** Where a command writes what it was asked for. */
    static PrintWriter out(@Nullable CommandSpec spec) {
        return parsed(spec).commandLine().getOut();
    }

    private static CommandSpec parsed(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("A command knows its specification once it is parsed.");
        }
        return spec;
    }

    /** What ends the command early. */
    StopSignal stopSignal() {
        return StopSignal.of(spec);
    }

    /** A bar where somebody watches, lines elsewhere. */
    RunProgress progress() {
        PrintWriter err = spec.commandLine().getErr();
        return Ansi.AUTO.enabled() ? new BarProgress(err) : new LineProgress(err);
    }

    /** Nothing but what went wrong. */
    RunProgress problemsOnly() {
        PrintWriter err = spec.commandLine().getErr();
        return new RunProgress() {
            @Override
            public void at(String phase, long bytes, long rows) {}

            @Override
            public void problem(String sentence) {
                err.println(sentence);
            }
        };
    }

    /** The short account of a run: verdicts, the fixes that restore most, what was left out, and where to read on. */
    void report(RunResult result) {
        if (!result.audited()) {
            out.println(
                    "This drop was audited before with the same rules and the same time; it was not audited again.");
        }
        out.println();
        table(result);
        fixes(result.bestFixes());
        leftOut(result);
        out.println();
        out.println("Rules:  " + result.rules().name() + ' ' + result.rules().version() + " (checksum "
                + result.rules().checksum() + ')');
        out.println("Report: " + result.folder());
        out.flush();
    }

    /** The verdicts of a run in a line, such as {@code 9 WILL_FAIL, 1,991 OK}. */
    static String verdicts(RunResult result) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> result.byVerdict().getOrDefault(verdict, 0L) > 0)
                .map(verdict -> count(result.byVerdict().getOrDefault(verdict, 0L)) + ' ' + verdict)
                .collect(Collectors.joining(", "));
    }

    private void table(RunResult result) {
        for (Verdict verdict : Verdict.values()) {
            long ads = result.byVerdict().getOrDefault(verdict, 0L);
            out.printf("  %-12s%12s  %s%n", verdict, count(ads), MEANING.get(verdict));
        }
        out.printf(
                "  %-12s%12s  %s%n",
                "", count(result.ads()), (result.ads() == 1 ? "ad" : "ads") + ", deleted ones aside");
    }

    private void fixes(List<RunResult.Advice> fixes) {
        if (fixes.isEmpty()) {
            return;
        }
        out.println();
        out.println("What brings most previews back:");
        for (RunResult.Advice advice : fixes) {
            Fix fix = advice.fix();
            out.printf(
                    "  %7s %s  %s%n",
                    count(fix.adsRestored()), fix.adsRestored() == 1 ? "ad " : "ads", advice.action());
            out.printf(
                    "               %s %s; %s; %s%s%n",
                    words(fix.type().subjectType()),
                    Masking.text(fix.subjectId()),
                    words(fix.type().owner()),
                    fix.type().code(),
                    spend(fix.spend()));
        }
    }

    private void leftOut(RunResult result) {
        if (result.rejected() > 0) {
            out.println();
            out.println(count(result.rejected()) + (result.rejected() == 1 ? " row was" : " rows were")
                    + " rejected; rejects.csv says which and why.");
        }
        for (String refused : result.refused()) {
            out.println("Not used: " + refused);
        }
        for (String note : result.notes()) {
            out.println("Note: " + note);
        }
    }

    /** What was spent, as the end of a line; empty if nothing was. */
    static String spend(Map<String, BigDecimal> spend) {
        String money = Money.text(spend);
        return money.isEmpty() ? "" : "; spend " + money;
    }

    /** A constant as people write it. */
    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("tiktok", "TikTok");
    }

    static String ads(long number) {
        return count(number) + (number == 1 ? " ad" : " ads");
    }

    static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }
}
