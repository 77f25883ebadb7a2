package org.previewauditor.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.previewauditor.report.Summary;

/** When authorizations run out, and which previews go with them. */
public record Calendar(String intro, List<Day> days, String more, String none) {

    /** A day in UTC. */
    public record Day(String dayOfMonth, String month, String in, String sum, List<Ending> endings) {}

    /** A post whose authorization ends that day. */
    public record Ending(String words, String facts, List<String> ads, String more) {}

    /** How many posts the page tells of. */
    private static final int SHOWN = 300;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    static Calendar of(RunReading run) {
        List<Expiries.Ending> all = run.expiries().inOrder();
        Map<LocalDate, List<Expiries.Ending>> byDay = new TreeMap<>();
        all.stream()
                .limit(SHOWN)
                .forEach(ending -> byDay.computeIfAbsent(
                                ending.end.atZone(ZoneOffset.UTC).toLocalDate(), day -> new ArrayList<>())
                        .add(ending));
        List<Day> days = new ArrayList<>();
        byDay.forEach((day, endings) -> days.add(day(run, day, endings)));
        String horizon = Words.days(run.summary().horizonDays());
        String atLeast = run.expiries().full() ? "more than " : "";
        return new Calendar(
                "Within " + horizon + " the authorizations of " + atLeast + Words.count(all.size(), "post", "posts")
                        + " run out, and " + Words.ads(run.expiries().ads())
                        + (run.expiries().ads() == 1 ? " loses its preview" : " lose their previews")
                        + " unless the creators extend them. Times are UTC.",
                days,
                all.size() <= SHOWN
                        ? ""
                        : "These are the first " + SHOWN + " posts; findings.csv has all, under "
                                + "spark-authorization-expiring.",
                "No authorization that the exports tell of runs out within " + horizon + ".");
    }

    private static Day day(RunReading run, LocalDate date, List<Expiries.Ending> endings) {
        long away = Duration.between(run.asOf(), endings.get(0).end).toDays();
        long ads = endings.stream().mapToLong(ending -> ending.ads).sum();
        return new Day(
                String.valueOf(date.getDayOfMonth()),
                MONTH.format(date),
                away == 0 ? "within a day" : away == 1 ? "in 1 day" : "in " + away + " days",
                Words.count(endings.size(), "post takes", "posts take") + " down " + Words.ads(ads),
                endings.stream().map(ending -> ending(run.summary(), ending)).toList());
    }

    private static Ending ending(Summary summary, Expiries.Ending ending) {
        long left = ending.ads - ending.named.size();
        // ads.csv names no currency, so an amount means something only where there is just one.
        Map<String, BigDecimal> spend = summary.totals().spendByVerdict().size() == 1
                ? Map.of(summary.totals().spendByVerdict().keySet().iterator().next(), ending.spend)
                : Map.of();
        String money = Words.money(spend);
        return new Ending(
                "Post " + ending.postId + (ending.creator.isEmpty() ? "" : " of " + ending.creator),
                Words.facts(
                        CLOCK.format(ending.end.atZone(ZoneOffset.UTC)),
                        Words.ads(ending.ads),
                        money.isEmpty() ? "" : "spend " + money),
                ending.named,
                left == 0 ? "" : "and " + Words.count(left) + " more.");
    }
}
