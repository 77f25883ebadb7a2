package org.previewauditor.truth;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Limits, switches and word lists of a rule book: data that an author edits without touching a rule. */
public final class Policy {

    private static final Map<String, Word> LISTS = Map.of("good", Word.GOOD, "bad", Word.BAD);

    private final Properties limits;
    /** What the words of each column mean. By column first, because every ad asks several times. */
    private final Map<String, Map<String, Word>> words = new HashMap<>();

    private final FormatTable formats;
    private final DeliveryLimits delivery;

    private final Duration horizon;
    private final Duration syncIsOld;
    private final long sparkAdsLimit;
    private final Duration openEndAfterStart;
    private final Duration openEndAfterAsOf;
    private final boolean authorizedPostsNeedAccountAccess;
    private final Duration loggedErrorIsOld;

    /**
     * @param limits the contents of {@code limits.properties}
     * @param words the contents of {@code words.properties}: {@code column.good} and {@code column.bad}
     * @throws IllegalArgumentException if a limit is missing or unreadable, or a word is listed as good and as bad
     */
    public Policy(Properties limits, Properties words, FormatTable formats, DeliveryLimits delivery) {
        this.limits = limits;
        this.formats = formats;
        this.delivery = delivery;
        horizon = Duration.ofDays(number("horizon.days"));
        syncIsOld = Duration.ofHours(number("sync.old.hours"));
        sparkAdsLimit = number("spark.ads.per.ad.account");
        openEndAfterStart = Duration.ofDays(number("open.end.days.after.start"));
        openEndAfterAsOf = Duration.ofDays(number("open.end.days.after.as.of"));
        authorizedPostsNeedAccountAccess = flag("authorized.posts.need.account.access");
        loggedErrorIsOld = Duration.ofDays(number("error.log.old.days"));
        for (String key : words.stringPropertyNames()) {
            addWords(key, words.getProperty(key));
        }
    }

    /** How far ahead to look when the user does not say. */
    public Duration horizon() {
        return horizon;
    }

    /** The age from which a synchronisation counts as old. */
    public Duration syncIsOld() {
        return syncIsOld;
    }

    /** How many Spark ads one ad account may have. */
    public long sparkAdsLimit() {
        return sparkAdsLimit;
    }

    /** An end this long after the start is TikTok's way of writing "no end". */
    public Duration openEndAfterStart() {
        return openEndAfterStart;
    }

    /** An end this long after now is taken for "no end" where the start is not known. */
    public Duration openEndAfterAsOf() {
        return openEndAfterAsOf;
    }

    /** Whether posts authorized by code also need the TikTok account in the Business Center, as Motion asks. */
    public boolean authorizedPostsNeedAccountAccess() {
        return authorizedPostsNeedAccountAccess;
    }

    /** The age from which an error in a log need not hold any more. */
    public Duration loggedErrorIsOld() {
        return loggedErrorIsOld;
    }

    public FormatTable formats() {
        return formats;
    }

    public DeliveryLimits delivery() {
        return delivery;
    }

    /** Judges a word of a column that has word lists. The word is in the normal form of enumerated values. */
    public Word judge(String column, @Nullable String value) {
        if (value == null) {
            return Word.MISSING;
        }
        return words.getOrDefault(column, Map.of()).getOrDefault(value, Word.UNKNOWN);
    }

    private void addWords(String key, String list) {
        int dot = key.lastIndexOf('.');
        Word word = dot < 0 ? null : LISTS.get(key.substring(dot + 1));
        if (word == null) {
            throw new IllegalArgumentException(
                    "words.properties: " + key + " is no list of words; a list is called column.good or column.bad.");
        }
        Set<String> values = Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
        Map<String, Word> ofColumn = words.computeIfAbsent(key.substring(0, dot), any -> new HashMap<>());
        for (String value : values) {
            if (ofColumn.put(value, word) != null) {
                throw new IllegalArgumentException("words.properties: " + value + " of " + key.substring(0, dot)
                        + " is listed as good and as bad.");
            }
        }
    }

    private long number(String key) {
        String text = required(key);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "limits.properties: " + key + " is \"" + text + "\", but must be a whole number.", e);
        }
    }

    private boolean flag(String key) {
        String text = required(key);
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(
                    "limits.properties: " + key + " is \"" + text + "\", but must be true or false.");
        }
        return text.equals("true");
    }

    private String required(String key) {
        String text = limits.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("limits.properties: " + key + " is missing.");
        }
        return text.strip();
    }
}
