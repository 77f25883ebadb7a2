package org.previewauditor.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.Money;
import org.previewauditor.report.Summary;

/**
 * The verdict on the whole run in a sentence, and how many ads there are of each.
 *
 * @param further what else is to be said, a sentence or two each
 * @param run which run this is, in a line
 */
public record Headline(String sentence, List<String> further, List<Tile> tiles, String run) {

    /** A verdict in numbers. */
    public record Tile(Verdict verdict, String label, String meaning, String ads, String share, String spend) {}

    /** UNSUPPORTED comes late: nothing can be done about these ads. */
    private static final List<Verdict> ORDER =
            List.of(Verdict.WILL_FAIL, Verdict.AT_RISK, Verdict.UNVERIFIED, Verdict.UNSUPPORTED, Verdict.OK);

    private static final int MONEY_AT_A_GLANCE = 2;

    static Headline of(RunReading run, List<FixPlan.Entry> best) {
        Summary summary = run.summary();
        return new Headline(
                sentence(summary.totals(), best),
                further(summary),
                ORDER.stream().map(verdict -> tile(summary.totals(), verdict)).toList(),
                Words.facts(
                        "As of " + Words.time(run.asOf()),
                        Words.count(summary.totals().ads(), "ad", "ads")
                                + (summary.totals().deletedAds() == 0
                                        ? ""
                                        : " and " + Words.count(summary.totals().deletedAds()) + " deleted"),
                        Words.count(summary.inputs().size(), "file", "files"),
                        "run " + summary.runId()));
    }

    private static String sentence(Summary.Totals totals, List<FixPlan.Entry> best) {
        long failing = ads(totals, Verdict.WILL_FAIL);
        if (totals.ads() == 0) {
            return "There is no ad in this drop that is not deleted.";
        }
        if (failing > 0) {
            return Words.count(failing) + " of " + Words.ads(totals.ads()) + " will show no preview"
                    + bringBack(failing, best);
        }
        long risky = ads(totals, Verdict.AT_RISK);
        if (risky > 0) {
            return "No ad is bound to lose its preview, but " + Words.count(risky) + " of " + Words.count(totals.ads())
                    + " may.";
        }
        long fine = ads(totals, Verdict.OK);
        if (fine == totals.ads()) {
            return totals.ads() == 1
                    ? "Nothing stands against the preview of the one ad."
                    : "Nothing stands against the previews of all " + Words.count(fine) + " ads.";
        }
        return "No ad is known to fail; of " + Words.count(totals.ads()) + ", nothing stands against "
                + Words.count(fine) + ".";
    }

    /** How few fixes bring back how many, and who makes them. */
    private static String bringBack(long failing, List<FixPlan.Entry> best) {
        List<FixPlan.Entry> few = new ArrayList<>();
        long restored = 0;
        Set<String> owners = new LinkedHashSet<>();
        for (FixPlan.Entry entry : best) {
            // What stands together by code is many fixes, not one.
            if (entry.subjectCount() > 1) {
                continue;
            }
            // The next fix is worth a word if it adds a third of what the first one does.
            boolean little = !few.isEmpty() && entry.restored() * 3 < few.get(0).restored();
            if (few.size() == 3 || entry.restored() == 0 || little) {
                break;
            }
            few.add(entry);
            restored += entry.restored();
            owners.add("the " + entry.code().ownerWords().toLowerCase(Locale.ROOT));
        }
        if (few.isEmpty()) {
            boolean some = !best.isEmpty() && best.get(0).restored() > 0;
            return some ? "; those that one fix brings back need one each." : "; each of them needs more than one fix.";
        }
        String them = restored == failing ? "all of them" : Words.count(restored) + " of them";
        return "; " + Words.small(few.size()) + (few.size() == 1 ? " fix brings" : " fixes bring") + " back " + them
                + ": write to " + Words.list(List.copyOf(owners)) + '.';
    }

    private static List<String> further(Summary summary) {
        Summary.Totals totals = summary.totals();
        List<String> told = new ArrayList<>();
        if (ads(totals, Verdict.WILL_FAIL) > 0 && ads(totals, Verdict.AT_RISK) > 0) {
            told.add(Words.count(ads(totals, Verdict.AT_RISK)) + " more may lose theirs");
        }
        if (ads(totals, Verdict.UNVERIFIED) > 0) {
            told.add(Words.count(ads(totals, Verdict.UNVERIFIED)) + " cannot be judged from these exports");
        }
        if (ads(totals, Verdict.UNSUPPORTED) > 0) {
            told.add(Words.count(ads(totals, Verdict.UNSUPPORTED)) + " have a format that never has one");
        }
        String money = Money.text(new TreeMap<>(summary.spendAtRisk()));
        List<String> sentences = new ArrayList<>();
        if (!told.isEmpty()) {
            sentences.add(Words.list(told) + '.');
        }
        if (!money.isEmpty()) {
            sentences.add("Spent on ads that will fail or may: " + money + '.');
        }
        return sentences.isEmpty() ? List.of() : List.of(String.join(" ", sentences));
    }

    private static Tile tile(Summary.Totals totals, Verdict verdict) {
        Map<String, BigDecimal> spend = new TreeMap<>();
        totals.spendByVerdict()
                .forEach(
                        (currency, byVerdict) -> spend.put(currency, byVerdict.getOrDefault(verdict, BigDecimal.ZERO)));
        long ads = ads(totals, verdict);
        // Amounts of many currencies are no help at a glance; the overview has them.
        String money = spend.size() > MONEY_AT_A_GLANCE ? "" : Money.text(spend);
        return new Tile(
                verdict,
                Words.verdict(verdict),
                Words.meaning(verdict),
                Words.count(ads),
                Words.share(ads, totals.ads()),
                money);
    }

    /** The verdicts in the order in which the page has them. */
    static List<Verdict> order() {
        return ORDER;
    }

    private static long ads(Summary.Totals totals, Verdict verdict) {
        return totals.byVerdict().getOrDefault(verdict, 0L);
    }
}
