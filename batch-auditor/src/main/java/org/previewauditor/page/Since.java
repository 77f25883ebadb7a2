package org.previewauditor.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.Money;
import org.previewauditor.report.SinceLastRun;
import org.previewauditor.report.Summary;

/**
 * What changed since the last run, and how the verdicts went from run to run.
 *
 * @param trend this run last
 */
public record Since(String intro, List<Figure> numbers, List<Turned> turned, List<String> verdicts, List<Run> trend) {

    /** @param tone the verdict whose colour it has */
    public record Figure(String tone, String count, String label, String facts) {}

    /** Ads that began or ceased to fail, by cause. */
    public record Turned(String title, List<Cause> causes, String more) {}

    /** A finding that came or went. */
    public record Cause(String label, String facts, List<String> examples) {}

    /** @param counts ads of each verdict, in the order of the page */
    public record Run(String asOf, String ads, List<Long> counts) {

        /** The counts as people read them. */
        public List<String> told() {
            return counts.stream().map(Words::count).toList();
        }
    }

    private static final int CAUSES = 8;
    private static final int EXAMPLES = 3;

    /** Nothing if there is no earlier run to compare with. */
    static @Nullable Since of(Summary summary) {
        SinceLastRun since = summary.sinceLastRun();
        if (since == null && summary.trend().isEmpty()) {
            return null;
        }
        List<Run> trend = Stream.concat(
                        summary.trend().stream().map(run -> run(run.asOf(), run.ads(), run.byVerdict())),
                        Stream.of(run(
                                summary.asOf(),
                                summary.totals().ads(),
                                summary.totals().byVerdict())))
                .toList();
        List<String> verdicts = Headline.order().stream().map(Words::verdict).toList();
        if (since == null) {
            return new Since("No earlier run had these ad accounts.", List.of(), List.of(), verdicts, trend);
        }
        return new Since(
                "Compared with the run as of " + Words.time(Instant.parse(since.asOf())) + '.',
                numbers(since),
                Stream.of(turned("What broke", since.broke()), turned("What was mended", since.fixed()))
                        .filter(turned -> !turned.causes().isEmpty())
                        .toList(),
                verdicts,
                trend);
    }

    private static List<Figure> numbers(SinceLastRun since) {
        List<Figure> numbers = new ArrayList<>();
        numbers.add(new Figure(
                Verdict.WILL_FAIL.name(),
                Words.count(since.broke().ads()),
                "fail now and did not",
                Money.text(since.broke().spend())));
        numbers.add(new Figure(
                Verdict.OK.name(),
                Words.count(since.fixed().ads()),
                "no longer fail",
                Money.text(since.fixed().spend())));
        numbers.add(new Figure(
                Verdict.UNVERIFIED.name(),
                Words.count(since.firstSeen().ads()),
                "are new",
                failing(since.firstSeen().failing())));
        numbers.add(new Figure(
                Verdict.UNSUPPORTED.name(),
                Words.count(since.gone().ads()),
                "are gone",
                failing(since.gone().failing())));
        return numbers;
    }

    private static String failing(long ads) {
        return ads == 0 ? "" : Words.count(ads) + " of them failing";
    }

    private static Turned turned(String title, SinceLastRun.Turned turned) {
        int left = turned.causes().size() - CAUSES;
        return new Turned(
                title,
                turned.causes().stream().limit(CAUSES).map(Since::cause).toList(),
                left <= 0
                        ? ""
                        : "and " + Words.count(left, "further cause", "further causes") + "; summary.json has them.");
    }

    private static Cause cause(SinceLastRun.Cause cause) {
        String money = Money.text(cause.spend());
        String owner = cause.owner() == null ? "" : Words.owner(cause.owner());
        return new Cause(
                Words.label(cause.code()),
                Words.facts(Words.ads(cause.ads()), owner, money.isEmpty() ? "" : "spend " + money),
                cause.examples().stream()
                        .limit(EXAMPLES)
                        .map(example -> "Ad " + example.adId() + ", before: " + Words.verdict(example.before()))
                        .toList());
    }

    private static Run run(String asOf, long ads, Map<Verdict, Long> byVerdict) {
        return new Run(
                Words.time(Instant.parse(asOf)),
                Words.count(ads),
                Headline.order().stream()
                        .map(verdict -> byVerdict.getOrDefault(verdict, 0L))
                        .toList());
    }
}
