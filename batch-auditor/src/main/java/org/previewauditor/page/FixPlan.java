package org.previewauditor.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.Money;
import org.previewauditor.report.Summary;

/**
 * The fixes, the one that brings most previews back first. Fixes that concern one ad each stand together by code.
 *
 * @param more what is not told here, empty if everything is
 */
public record FixPlan(String intro, List<Entry> entries, String more, String tableNote) {

    /**
     * A fix, or several of one code that concern one ad each.
     *
     * @param number counted from 1
     * @param subject the thing to mend, in words
     * @param subjectId its id, empty for several
     * @param subjects what belongs together here; empty for a single fix
     */
    public record Entry(
            int number,
            CodeText code,
            String subject,
            String subjectId,
            long ads,
            long restored,
            Map<String, BigDecimal> spend,
            List<Named> subjects,
            long subjectCount) {

        public String gain() {
            if (restored > 0) {
                return "brings back " + Words.ads(restored);
            }
            return switch (code.effect()) {
                case BLOCKS -> "needed, but not enough alone";
                case RISKS -> "removes a risk";
                default -> "settles a doubt";
            };
        }

        public String scale() {
            String money = Money.text(spend);
            return Words.facts(
                    restored == ads ? "" : "concerns " + Words.ads(ads), money.isEmpty() ? "" : "spend " + money);
        }

        public String subjectsTitle() {
            return capitalPlural(code.subjectType()) + " (" + Words.count(subjectCount) + ')';
        }

        public String more() {
            long left = subjectCount - subjects.size();
            return left == 0 ? "" : "and " + Words.count(left) + " more; fix-plan.csv has all of them.";
        }
    }

    /** A subject in words, and what else is to be said of it. */
    public record Named(String words, String facts) {}

    private static final Comparator<Entry> RANK = Comparator.comparingLong(Entry::restored)
            .thenComparingLong(Entry::ads)
            .thenComparing(entry -> sum(entry.spend()))
            .reversed();

    static FixPlan of(RunReading run, List<Entry> all) {
        Summary.Totals totals = run.summary().totals();
        int shown = Math.min(all.size(), run.limits().entries());
        return new FixPlan(
                intro(totals, all),
                all.subList(0, shown),
                shown == all.size()
                        ? ""
                        : "These are the first " + Words.count(shown) + " of " + Words.count(all.size())
                                + "; the table below has the others.",
                run.holdsAllFixes()
                        ? "Fixes that concern single ads are told by cause; the table of ads has each of them."
                        : "Fixes that concern single ads are told by cause, and of the others this table holds the "
                                + "first " + Words.count(run.limits().fixes()) + "; fix-plan.csv has all.");
    }

    /** Everything that somebody can mend, the best first. */
    static List<Entry> entries(RunReading run) {
        Map<String, CodeText> codes = run.codes();
        List<Entry> entries = new ArrayList<>();
        for (CodeText code : codes.values()) {
            CodeFixes fixes = run.fixes().get(code.code());
            if (fixes != null && isTask(code.effect())) {
                entries.addAll(entries(run, code, fixes));
            }
        }
        entries.sort(RANK);
        List<Entry> numbered = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            numbered.add(new Entry(
                    numbered.size() + 1,
                    entry.code,
                    entry.subject,
                    entry.subjectId,
                    entry.ads,
                    entry.restored,
                    entry.spend,
                    entry.subjects,
                    entry.subjectCount));
        }
        return numbered;
    }

    /** Whether somebody can do something about findings of this effect. */
    static boolean isTask(Effect effect) {
        return effect != Effect.UNSUPPORTED && effect != Effect.NOTICE;
    }

    private static List<Entry> entries(RunReading run, CodeText code, CodeFixes fixes) {
        List<Entry> entries = new ArrayList<>();
        List<CodeFixes.Subject> singles = new ArrayList<>();
        for (CodeFixes.Subject subject : fixes.subjects()) {
            if (subject.ads() > 1 && !fixes.ofSingleAds()) {
                entries.add(single(run, code, subject));
            } else {
                singles.add(subject);
            }
        }
        // What is not kept concerns single ads, too: the best are kept first.
        long count = fixes.count() - entries.size();
        if (count == 1 && singles.size() == 1) {
            entries.add(single(run, code, singles.get(0)));
        } else if (count > 0) {
            entries.add(group(run, code, fixes, entries, singles, count));
        }
        return entries;
    }

    private static Entry single(RunReading run, CodeText code, CodeFixes.Subject subject) {
        return new Entry(
                0,
                code,
                run.words(code.subjectType(), subject.id()),
                subject.id(),
                subject.ads(),
                subject.restored(),
                subject.spend(),
                List.of(),
                1);
    }

    private static Entry group(
            RunReading run,
            CodeText code,
            CodeFixes fixes,
            List<Entry> others,
            List<CodeFixes.Subject> singles,
            long count) {
        long restored =
                fixes.restored() - others.stream().mapToLong(Entry::restored).sum();
        Map<String, BigDecimal> spend = new TreeMap<>(fixes.spend());
        others.forEach(other ->
                other.spend().forEach((currency, amount) -> spend.merge(currency, amount.negate(), BigDecimal::add)));
        long ads = fixes.ads() - others.stream().mapToLong(Entry::ads).sum();
        List<Named> named = singles.stream()
                .limit(run.limits().items())
                .map(subject -> new Named(run.words(code.subjectType(), subject.id()), Money.text(subject.spend())))
                .toList();
        String subject = code.subjectType() == SubjectType.AD
                ? Words.count(count) + " ads, each on its own"
                : Words.count(count) + ' ' + plural(code.subjectType()) + ", each for one ad";
        return new Entry(0, code, subject, "", ads, restored, spend, named, count);
    }

    private static String intro(Summary.Totals totals, List<Entry> all) {
        long failing = totals.byVerdict().getOrDefault(Verdict.WILL_FAIL, 0L);
        long restored = all.stream().mapToLong(Entry::restored).sum();
        if (failing == 0) {
            return "No ad is known to fail. These fixes remove risks and settle doubts.";
        }
        if (restored >= failing) {
            return "One fix each is enough for all " + Words.count(failing)
                    + " ads that will fail. The best fix stands first; open it for the steps.";
        }
        return "One fix each is enough for " + Words.count(restored) + " of the " + Words.count(failing)
                + " ads that will fail; "
                + (failing - restored == 1
                        ? "the last one needs"
                        : "the other " + Words.count(failing - restored) + " need")
                + " more than one. The best fix stands first; open it for the steps.";
    }

    static String plural(SubjectType type) {
        return switch (type) {
            case AD -> "ads";
            case POST -> "posts";
            case TIKTOK_ACCOUNT -> "TikTok accounts";
            case LINK -> "links of a TikTok account with an ad account";
            case AD_ACCOUNT -> "ad accounts";
            case CONNECTION -> "connections";
            case CAMPAIGN -> "campaigns";
            case AD_GROUP -> "ad groups";
            case VIDEO -> "videos";
        };
    }

    private static String capitalPlural(SubjectType type) {
        return Words.capital(plural(type));
    }

    private static BigDecimal sum(Map<String, BigDecimal> spend) {
        return spend.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
