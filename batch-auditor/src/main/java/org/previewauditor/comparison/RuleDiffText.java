package org.previewauditor.comparison;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.ledger.Money;

/** A comparison of rules for people, in their terminal. */
public final class RuleDiffText {

    private static final int CHECKSUM_SHOWN = 12;

    private final PrintWriter out;

    public RuleDiffText(PrintWriter out) {
        this.out = out;
    }

    public void print(RuleDiff diff) {
        line("Before: " + rules(diff.before()));
        line("After:  " + rules(diff.after()));
        line(count(diff.ads()) + " ads were decided by both, as of " + diff.asOf() + '.');
        if (!diff.isChange()) {
            out.println();
            line(
                    diff.before().checksum().equals(diff.after().checksum())
                            ? "Nothing changes: the rules are the same."
                            : "Nothing changes: the rules differ in comments, line breaks or their version only.");
        }
        verdicts(diff.verdicts());
        findings(diff.findings());
        others(diff.others());
        rulesAndTexts(diff.rules());
        data(diff.data());
        out.flush();
    }

    private void verdicts(List<RuleDiff.VerdictChange> changes) {
        title("Verdicts", changes);
        for (RuleDiff.VerdictChange change : changes) {
            line(String.format("  %-28s %s", change.before() + " -> " + change.after(), affected(change.affected())));
            examples(change.affected());
        }
    }

    private void findings(List<RuleDiff.FindingChange> changes) {
        title("Findings", changes);
        for (RuleDiff.FindingChange change : changes) {
            line(String.format(
                    "  %-9s %s%s: %s",
                    lower(change.what()),
                    change.code(),
                    change.parts().isEmpty() ? "" : " (" + String.join(", ", change.parts()) + ')',
                    affected(change.affected())));
            examples(change.affected());
        }
    }

    private void others(List<RuleDiff.OtherChange> changes) {
        title("Findings about ad accounts, campaigns and ad groups", changes);
        for (RuleDiff.OtherChange change : changes) {
            line(String.format(
                    "  %-9s %s: %s, such as %s",
                    lower(change.what()),
                    change.code(),
                    count(change.subjects()) + (change.subjects() == 1 ? " subject" : " subjects"),
                    String.join(", ", change.examples())));
        }
    }

    private void rulesAndTexts(List<RuleDiff.RuleChange> changes) {
        title("Rules and their texts", changes);
        for (RuleDiff.RuleChange change : changes) {
            if (change.what().equals("rule")) {
                line("  " + change.code() + (change.before() == null ? " is new: " : " is gone: ")
                        + (change.before() == null ? change.after() : change.before()));
            } else {
                line("  " + change.code() + ", " + change.what());
                beforeAndAfter(change.before(), change.after());
            }
        }
    }

    private void data(List<RuleDiff.DataChange> changes) {
        title("Limits, words and tables", changes);
        for (RuleDiff.DataChange change : changes) {
            line("  " + change.file() + ", " + change.what());
            beforeAndAfter(change.before(), change.after());
        }
    }

    private void beforeAndAfter(@Nullable String before, @Nullable String after) {
        if (before != null) {
            line("      - " + before);
        }
        if (after != null) {
            line("      + " + after);
        }
    }

    private void examples(RuleDiff.Affected affected) {
        for (RuleDiff.Example example : affected.examples()) {
            line("      " + example.adId() + (example.adName() == null ? "" : " \"" + example.adName() + '"') + " ("
                    + example.source() + ')');
        }
    }

    private static String affected(RuleDiff.Affected affected) {
        return count(affected.ads())
                + (affected.ads() == 1 ? " ad" : " ads")
                + (affected.deletedAds() == 0 ? "" : " (" + count(affected.deletedAds()) + " deleted)")
                + spend(affected.spend());
    }

    private static String spend(Map<String, BigDecimal> spend) {
        String money = Money.text(spend);
        return money.isEmpty() ? "" : ", spend " + money;
    }

    private static String rules(RuleDiff.Rules rules) {
        return rules.name() + ' ' + rules.version() + " from " + rules.place() + ", " + rules.count()
                + " rules (checksum " + rules.checksum().substring(0, CHECKSUM_SHOWN) + ')';
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }

    private void title(String title, List<?> changes) {
        if (!changes.isEmpty()) {
            out.println();
            line(title);
        }
    }

    /** Texts of an export may hold what a terminal would obey. */
    private void line(String text) {
        out.println(text.replaceAll("\\p{Cntrl}|[\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD"));
    }
}
