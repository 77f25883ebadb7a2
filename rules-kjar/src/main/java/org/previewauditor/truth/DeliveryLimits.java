package org.previewauditor.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What TikTok lets an ad account, a campaign, an ad group, an ad and a video have: {@code delivery.properties}. */
public final class DeliveryLimits {

    private static final String FILE = "delivery.properties";
    private static final Pattern MONEY = Pattern.compile("(\\d+(?:\\.\\d+)?) ([A-Z]{3})");
    private static final Pattern PIXELS = Pattern.compile("(\\d+)x(\\d+)");
    private static final long BYTES_IN_A_MEGABYTE = 1L << 20;

    private final Properties limits;
    private final Set<String> read = new TreeSet<>();
    private final long campaignsPerAdAccount;
    private final long adGroupsPerCampaign;
    private final long adsPerAdGroup;
    private final long adTextWidth;
    private final long displayNameWidth;
    private final Set<String> objectives;
    private final List<BudgetMinimum> budgetMinimums;
    private final BigDecimal leastSeconds;
    private final BigDecimal mostSeconds;
    private final BigDecimal mostBytes;
    private final List<VideoMinimum> videoMinimums;
    private final Set<String> videoFormats;

    /**
     * @param limits the contents of {@code delivery.properties}
     * @throws IllegalArgumentException if a limit is missing, unreadable or unknown
     */
    public DeliveryLimits(Properties limits) {
        this.limits = limits;
        campaignsPerAdAccount = number("campaigns.per.ad.account");
        adGroupsPerCampaign = number("ad.groups.per.campaign");
        adsPerAdGroup = number("ads.per.ad.group");
        adTextWidth = number("ad.text.characters");
        displayNameWidth = number("display.name.characters");
        objectives = words("campaign.objectives");
        budgetMinimums = new ArrayList<>(minimums("campaign.budget.minimum", "campaign"));
        budgetMinimums.addAll(minimums("ad.group.budget.minimum", "ad group"));
        leastSeconds = BigDecimal.valueOf(number("video.seconds.least"));
        mostSeconds = BigDecimal.valueOf(number("video.seconds.most"));
        mostBytes = BigDecimal.valueOf(Math.multiplyExact(number("video.megabytes.most"), BYTES_IN_A_MEGABYTE));
        videoMinimums = pixels("video.pixels.least");
        videoFormats = words("video.formats").stream()
                .map(format -> format.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        for (String key : new TreeSet<>(limits.stringPropertyNames())) {
            if (!read.contains(key)) {
                throw new IllegalArgumentException(FILE + ": " + key + " is no limit; limits are " + read + '.');
            }
        }
    }

    /** How many campaigns one ad account may have. */
    public long campaignsPerAdAccount() {
        return campaignsPerAdAccount;
    }

    /** How many ad groups one campaign may have. */
    public long adGroupsPerCampaign() {
        return adGroupsPerCampaign;
    }

    /** How many ads one ad group may have. */
    public long adsPerAdGroup() {
        return adsPerAdGroup;
    }

    /** How many characters the text of an ad may have; one of Chinese, Japanese or Korean counts as two. */
    public long adTextWidth() {
        return adTextWidth;
    }

    /** How many characters a display name may have; one of Chinese, Japanese or Korean counts as two. */
    public long displayNameWidth() {
        return displayNameWidth;
    }

    /** The objectives that TikTok knows, old ones included. */
    public Set<String> objectives() {
        return objectives;
    }

    public List<BudgetMinimum> budgetMinimums() {
        return budgetMinimums;
    }

    /** How long a video must be at least, in seconds. */
    public BigDecimal leastSeconds() {
        return leastSeconds;
    }

    /** How long a video may be, in seconds. */
    public BigDecimal mostSeconds() {
        return mostSeconds;
    }

    /** How large the file of a video may be, in bytes. */
    public BigDecimal mostBytes() {
        return mostBytes;
    }

    public List<VideoMinimum> videoMinimums() {
        return videoMinimums;
    }

    /** The formats of video files that TikTok takes, in lower case. */
    public Set<String> videoFormats() {
        return videoFormats;
    }

    private long number(String key) {
        String text = required(key);
        if (!text.matches("\\d{1,9}")) {
            throw unreadable(key, text, "a whole number");
        }
        return Long.parseLong(text);
    }

    private Set<String> words(String key) {
        return Arrays.stream(required(key).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<BudgetMinimum> minimums(String key, String level) {
        List<BudgetMinimum> minimums = new ArrayList<>();
        for (String part : required(key).split(",")) {
            Matcher money = MONEY.matcher(part.strip());
            if (!money.matches()) {
                throw unreadable(key, part.strip(), "an amount and a currency, as in 50 USD");
            }
            minimums.add(new BudgetMinimum(level, money.group(2), new BigDecimal(money.group(1))));
        }
        return minimums;
    }

    private List<VideoMinimum> pixels(String key) {
        List<VideoMinimum> minimums = new ArrayList<>();
        for (String part : required(key).split(",")) {
            Matcher pixels = PIXELS.matcher(part.strip());
            if (!pixels.matches()) {
                throw unreadable(key, part.strip(), "a width and a height, as in 540x960");
            }
            long width = Long.parseLong(pixels.group(1));
            long height = Long.parseLong(pixels.group(2));
            minimums.add(new VideoMinimum(VideoMinimum.Shape.of(width, height), width, height));
        }
        return minimums;
    }

    private String required(String key) {
        read.add(key);
        String text = limits.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException(FILE + ": " + key + " is missing.");
        }
        return text.strip();
    }

    private static IllegalArgumentException unreadable(String key, String text, String wanted) {
        return new IllegalArgumentException(FILE + ": " + key + " is \"" + text + "\", but must be " + wanted + '.');
    }
}
