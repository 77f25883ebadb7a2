package org.previewauditor.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.Verdict;
import org.previewauditor.ledger.Ledger;

/** How the page writes numbers, times, money and the names that the program uses. */
final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    /** Parts of codes that people write in another way. */
    private static final Map<Pattern, String> SPELLINGS = Map.of(
            Pattern.compile("\\bspark\\b"), "Spark",
            Pattern.compile("\\btiktok\\b"), "TikTok",
            Pattern.compile("\\bsmart plus 2\\b"), "Smart+ 2.0",
            Pattern.compile("\\bsmart plus\\b(?! 2)"), "Smart+",
            Pattern.compile("\\bbusiness center\\b"), "Business Center",
            Pattern.compile("\\bid\\b"), "ID",
            Pattern.compile("\\blive\\b"), "LIVE",
            Pattern.compile("\\bshop\\b"), "Shop");

    private static final Map<String, String> FORMATS = Map.of(
            "SMART_PLUS_2", "Smart+ 2.0",
            "SMART_PLUS", "Smart+",
            "SPARK_CAROUSEL", "Spark carousel",
            "SPARK_VIDEO", "Spark video",
            "SHOP_OR_LIVE", "Shop or LIVE",
            "CAROUSEL", "Carousel",
            "IN_FEED_VIDEO", "In-feed video",
            "NOT_LISTED", "Not listed");

    private Words() {}

    static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
    }

    /** A number of days, which need not be whole. */
    static String days(BigDecimal days) {
        return days.stripTrailingZeros().toPlainString() + (days.compareTo(BigDecimal.ONE) == 0 ? " day" : " days");
    }

    /** A number of things: "1 ad", "2 ads". */
    static String count(long number, String one, String several) {
        return count(number) + ' ' + (number == 1 ? one : several);
    }

    static String ads(long number) {
        return count(number, "ad", "ads");
    }

    /** A part of a whole in per cent; never 0% of something that is there, nor 100% of something that lacks. */
    static String share(long part, long whole) {
        if (whole == 0 || part == 0) {
            return "0%";
        }
        double percent = 100.0 * part / whole;
        if (percent < 1) {
            return "under 1%";
        }
        if (part < whole && percent > 99) {
            return "over 99%";
        }
        return Math.round(percent) + "%";
    }

    /** What a column of money is called. */
    static String spendTitle(String currency) {
        return currency.equals(Ledger.NO_CURRENCY) ? "Spend" : "Spend, " + currency;
    }

    /** A currency, where several can be chosen. */
    static String currency(String currency) {
        return currency.equals(Ledger.NO_CURRENCY) ? "no currency" : currency;
    }

    static String time(Instant time) {
        return TIME.format(time.atZone(ZoneOffset.UTC)) + " UTC";
    }

    /** A code as people say it: {@code spark-authorization-expired} is "Spark authorization expired". */
    static String label(String code) {
        String words = code.replace('-', ' ');
        for (Map.Entry<Pattern, String> spelling : SPELLINGS.entrySet()) {
            words = spelling.getKey().matcher(words).replaceAll(spelling.getValue());
        }
        return capital(words);
    }

    static String format(String format) {
        return FORMATS.getOrDefault(
                format, capital(format.toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    static String reason(String reason) {
        return label(reason);
    }

    static String owner(Owner owner) {
        return switch (owner) {
            case CREATOR -> "Creator";
            case ADVERTISER -> "Advertiser";
            case ORG_ADMIN -> "Org admin";
            case MEDIA_BUYER -> "Media buyer";
            case ANALYST -> "Analyst";
        };
    }

    static String effect(Effect effect) {
        return switch (effect) {
            case UNSUPPORTED -> "No preview exists";
            case BLOCKS -> "Blocks";
            case RISKS -> "Risk";
            case UNVERIFIED -> "Unverified";
            case NOTICE -> "Notice";
        };
    }

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case UNSUPPORTED -> "Unsupported";
            case WILL_FAIL -> "Will fail";
            case AT_RISK -> "At risk";
            case UNVERIFIED -> "Unverified";
            case OK -> "OK";
        };
    }

    static String meaning(Verdict verdict) {
        return switch (verdict) {
            case UNSUPPORTED -> "the format has no preview";
            case WILL_FAIL -> "something stands against the preview";
            case AT_RISK -> "the preview may fail, or will soon";
            case UNVERIFIED -> "the exports do not show it";
            case OK -> "nothing stands against the preview";
        };
    }

    /** Things in a row: "a", "a and b", "a, b and c". */
    static String list(List<String> things) {
        if (things.size() < 2) {
            return String.join("", things);
        }
        return String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.get(things.size() - 1);
    }

    /** Facts side by side, those that are empty left out. */
    static String facts(String... facts) {
        List<String> told = new ArrayList<>(List.of(facts));
        told.removeIf(String::isEmpty);
        return String.join(" · ", told);
    }

    /** A small number in words, as a sentence has it. */
    static String small(long number) {
        String[] words = {"no", "one", "two", "three", "four", "five"};
        return number < words.length ? words[(int) number] : count(number);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
