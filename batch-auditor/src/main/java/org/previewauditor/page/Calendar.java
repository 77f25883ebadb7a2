package org.previewauditor.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.previewauditor.handout.Expiry;
import org.previewauditor.readback.FinishedRun;

/**
 * When authorizations run out, and which previews go with them: the same as {@code expiries.ics}.
 *
 * @param more what is not told here, empty if everything is
 * @param none what is said where nothing runs out
 */
public record Calendar(String intro, List<Day> days, String more, String none) {

    /** A day in UTC. */
    public record Day(String dayOfMonth, String month, String in, String sum, List<Ending> endings) {}

    /** A post whose authorization ends that day. */
    public record Ending(String words, String facts, List<String> ads, String more) {}

    /** How many posts the page tells of. */
    private static final int SHOWN = 300;

    private static final Duration DAY = Duration.ofDays(1);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    static Calendar of(RunReading run) {
        List<Expiry> all = run.expiries().list();
        Map<LocalDate, List<Expiry>> byDay = new TreeMap<>();
        all.stream()
                .limit(SHOWN)
                .forEach(expiry -> byDay.computeIfAbsent(
                                expiry.end().atZone(ZoneOffset.UTC).toLocalDate(), day -> new ArrayList<>())
                        .add(expiry));
        List<Day> days = new ArrayList<>();
        byDay.forEach((day, expiries) -> days.add(day(run.asOf(), day, expiries)));
        String horizon = Words.days(run.summary().horizonDays());
        return new Calendar(
                intro(run, all, horizon),
                days,
                all.size() <= SHOWN
                        ? ""
                        : "These are the first " + SHOWN + " of " + Words.count(all.size())
                                + " posts; findings.csv has all.",
                "No authorization that the exports tell of runs out within " + horizon + ", or before its ads end.");
    }

    private static String intro(RunReading run, List<Expiry> all, String horizon) {
        Instant end = run.asOf()
                .plusMillis(run.summary()
                        .horizonDays()
                        .multiply(BigDecimal.valueOf(DAY.toMillis()))
                        .longValue());
        long soon = all.stream().filter(expiry -> !expiry.end().isAfter(end)).count();
        long later = all.size() - soon;
        long ads = all.stream().mapToLong(Expiry::ads).sum();
        List<String> told = new ArrayList<>();
        if (soon > 0) {
            told.add(Words.count(soon, "post", "posts") + " within " + horizon);
        }
        if (later > 0) {
            told.add(Words.count(later, "post", "posts") + " later, but before the ads end");
        }
        return "Authorizations that run out: " + Words.list(told) + ". Unless the creators extend them, "
                + Words.count(ads, "ad loses its preview", "ads lose their previews") + ". Times are UTC.";
    }

    private static Day day(Instant asOf, LocalDate date, List<Expiry> expiries) {
        long away = Duration.between(asOf, expiries.get(0).end()).toDays();
        long ads = expiries.stream().mapToLong(Expiry::ads).sum();
        return new Day(
                String.valueOf(date.getDayOfMonth()),
                MONTH.format(date),
                away == 0 ? "within a day" : "in " + Words.count(away, "day", "days"),
                Words.count(expiries.size(), "post takes", "posts take") + " down " + Words.ads(ads),
                expiries.stream().map(Calendar::ending).toList());
    }

    private static Ending ending(Expiry expiry) {
        long left = expiry.ads() - expiry.examples().size();
        return new Ending(
                "Post " + expiry.postId()
                        + (expiry.account().isEmpty() ? "" : " of " + FinishedRun.shown(expiry.account())),
                Words.facts(CLOCK.format(expiry.end().atZone(ZoneOffset.UTC)), Words.ads(expiry.ads())),
                expiry.examples().stream().map(Calendar::ad).toList(),
                left == 0 ? "" : "and " + Words.count(left) + " more.");
    }

    private static String ad(Expiry.Ad ad) {
        String name = FinishedRun.shown(ad.name());
        return name.isEmpty() ? "Ad " + ad.adId() : name + " (ad " + ad.adId() + ')';
    }
}
