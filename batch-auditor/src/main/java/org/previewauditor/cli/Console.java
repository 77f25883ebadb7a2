package org.previewauditor.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.job.RunProgress;
import org.previewauditor.job.RunResult;
import org.previewauditor.ledger.Fix;
import org.previewauditor.ledger.Ledger;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
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
        if (spec == null) {
            throw new IllegalStateException("A command knows its specification once it is parsed.");
        }
        return new Console(spec);
    }

    /** A bar where somebody watches, lines elsewhere. */
    RunProgress progress() {
        return System.console() != null && Ansi.AUTO.enabled()
                ? new BarProgress()
                : new LineProgress(spec.commandLine().getErr());
    }

    /** The short account of a run: verdicts, the fixes that restore most, what was left out, and where to read on. */
    void report(RunResult result) {
        if (!result.audited()) {
            out.println("This drop was audited before with the same rules and the same time; nothing was done again.");
        }
        out.println();
        verdicts(result);
        fixes(result.bestFixes());
        leftOut(result);
        out.println();
        out.println("Report: " + result.folder());
        out.flush();
    }

    private void verdicts(RunResult result) {
        TextTable table = table(new Column(13, 2, Overflow.TRUNCATE), rightOf(10), new Column(55, 2, Overflow.WRAP));
        for (Verdict verdict : Verdict.values()) {
            long ads = result.byVerdict().getOrDefault(verdict, 0L);
            table.addRowValues(verdict.name(), count(ads), MEANING.get(verdict));
        }
        table.addRowValues("", count(result.ads()), result.ads() == 1 ? "ad" : "ads");
        out.print(table);
    }

    private void fixes(List<Fix> fixes) {
        if (fixes.isEmpty()) {
            return;
        }
        out.println();
        out.println("Fixes that bring most previews back:");
        TextTable table = table(rightOf(10), new Column(70, 2, Overflow.WRAP));
        for (Fix fix : fixes) {
            table.addRowValues(
                    count(fix.adsRestored()) + (fix.adsRestored() == 1 ? " ad" : " ads"),
                    fix.type().code() + ": " + fix.type().subjectType() + " " + fix.subjectId() + ", by the "
                            + fix.type().owner() + spend(fix.spend()));
        }
        out.print(table);
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

    private static String spend(Map<String, BigDecimal> spend) {
        StringBuilder text = new StringBuilder();
        spend.forEach((currency, amount) -> text.append(text.length() == 0 ? "; spend " : ", ")
                .append(NumberFormat.getIntegerInstance(Locale.ROOT).format(amount))
                .append(currency.equals(Ledger.NO_CURRENCY) ? "" : ' ' + currency));
        return text.toString();
    }

    private TextTable table(Column... columns) {
        TextTable table = TextTable.forColumns(spec.commandLine().getColorScheme(), columns);
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        return table;
    }

    private static Column rightOf(int width) {
        return new Column(width, 2, Overflow.SPAN);
    }

    static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }
}
