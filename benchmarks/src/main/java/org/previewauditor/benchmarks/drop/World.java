package org.previewauditor.benchmarks.drop;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An invented agency, large enough for a number of ads and posts. Nothing is kept: everything about the n-th thing of a
 * kind follows from the seed and n, so that ads and the exports they refer to agree however large they are.
 *
 * <p>The shares of what is wrong are guesses at what agencies see: most ads are well, every cause that an export can
 * show occurs, and the common ones are common.
 */
final class World {

    /** The instant for which the drop is made: audit it with {@code --as-of 2026-11-21T05:00:00Z}. */
    static final LocalDateTime AS_OF = LocalDateTime.of(2026, 11, 21, 5, 0);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final String[] BRANDS = {
        "Lumenroot", "Oat & Ember", "Peakfoundry", "Tidewick Swim", "Nimbelo Kids", "Verdalune", "Halden Audio",
        "Solstice Pets", "Ravel Home", "Kiso Kitchen", "Northlight", "Brack & Fenn", "Møllebæk", "Café Ondine"
    };
    private static final String[] COUNTRIES = {"US", "GB", "DE", "FR", "AU", "CA", "JP", "NO"};
    private static final String[] CURRENCIES = {"USD", "GBP", "EUR", "EUR", "AUD", "CAD", "JPY", "NOK"};
    private static final String[] FIRST = {"glow", "slow", "mug", "peak", "tide", "kelp", "rep", "hazel", "marlo", "oat"
    };
    private static final String[] SECOND = {
        "notes", "pour", "moss", "grip", "side", "kit", "count", "hue", "club", "lab"
    };
    private static final String[] HOOKS = {
        "FounderStory", "3Reasons", "UGC Unboxing", "BeforeAfter", "Static Offer", "Q&A", "Street Interview", "ASMR"
    };
    private static final String[] AUDIENCES = {"Broad 18-44", "LAL 3% Purchasers", "Retargeting 30d", "Interest: Home"};

    private static final int ADS_OF_AN_ACCOUNT = 2_500;
    private static final int ADS_OF_A_CAMPAIGN = 250;
    private static final int ADS_OF_AN_AD_GROUP = 25;
    private static final int CREATORS_OF_AN_ACCOUNT = 12;

    private static final Shares ACCOUNT_STATUS = new Shares("STATUS_ENABLE 940, STATUS_LIMIT 15, STATUS_DISABLE 10,"
            + " STATUS_PENDING_CONFIRM 10, STATUS_CONFIRM_FAIL 10, STATUS_WAIT_FOR_BPM_AUDIT 15");
    private static final Shares CREATOR_TYPE = new Shares("AUTH_CODE 500, BC_AUTH_TT 330, TT_USER 170");
    private static final Shares CONNECTION = new Shares("well 915, lost 20, expired 20, old 25, missing 20");

    final long seed;
    final int ads;
    final int posts;
    final int accounts;

    World(long seed, int ads, int posts) {
        this.seed = seed;
        this.ads = ads;
        this.posts = posts;
        this.accounts = Math.max(3, ads / ADS_OF_AN_ACCOUNT);
    }

    Dice dice(String kind, long number) {
        return Dice.of(seed, kind, number);
    }

    static String time(LocalDateTime time) {
        return TIME.format(time);
    }

    // ------------------------------------------------------------------------------------------- ad accounts

    record Account(String id, String name, String status, String country, String currency, String connection) {}

    Account account(int number) {
        Dice dice = dice("account", number);
        int place = dice.below(COUNTRIES.length);
        String name = dice.oneOf(BRANDS) + ' ' + COUNTRIES[place] + ' ' + number;
        return new Account(
                id(70, number, dice),
                name,
                ACCOUNT_STATUS.of(dice),
                COUNTRIES[place],
                CURRENCIES[place],
                CONNECTION.of(dice));
    }

    /** The ads of an account stand together, as exports bring them. */
    int accountOfAd(int ad) {
        return (int) ((long) ad * accounts / ads);
    }

    // ------------------------------------------------------------------------------------- campaigns, ad groups

    int campaigns() {
        return Math.max(1, ads / ADS_OF_A_CAMPAIGN);
    }

    int adGroups() {
        return Math.max(1, ads / ADS_OF_AN_AD_GROUP);
    }

    int campaignOfAd(int ad) {
        return Math.min(ad / ADS_OF_A_CAMPAIGN, campaigns() - 1);
    }

    int adGroupOfAd(int ad) {
        return Math.min(ad / ADS_OF_AN_AD_GROUP, adGroups() - 1);
    }

    record Campaign(String id, String name, boolean smartPlus) {}

    Campaign campaign(int number) {
        Dice dice = dice("campaign", number);
        Account account = account(accountOfAd(Math.min(number * ADS_OF_A_CAMPAIGN, ads - 1)));
        boolean smartPlus = dice.percent(3);
        String kind = smartPlus ? "Smart+" : "Manual";
        return new Campaign(
                id(18, number, dice),
                account.name() + " | " + kind + " | Q" + (1 + dice.below(4)) + " | " + dice.digits(3),
                smartPlus);
    }

    record AdGroup(String id, String name, LocalDateTime start, LocalDateTime end, boolean openEnd) {}

    AdGroup adGroup(int number) {
        Dice dice = dice("adgroup", number);
        LocalDateTime start = AS_OF.minusDays(10 + dice.below(200)).minusMinutes(dice.below(1_440));
        boolean openEnd = dice.percent(70);
        LocalDateTime end = openEnd ? start.plusDays(3_650) : AS_OF.plusDays(1 + dice.below(120));
        return new AdGroup(id(19, number, dice), dice.oneOf(AUDIENCES) + ' ' + dice.digits(2), start, end, openEnd);
    }

    // ---------------------------------------------------------------------------------------- TikTok accounts

    /**
     * A TikTok account that ads of one ad account use.
     *
     * @param type how ads use it: by code, shared through the Business Center, or owned
     */
    record Creator(String id, String type, String handle, String name) {}

    int creators() {
        return accounts * CREATORS_OF_AN_ACCOUNT;
    }

    int creatorOfAccount(int account, Dice dice) {
        return account * CREATORS_OF_AN_ACCOUNT + dice.below(CREATORS_OF_AN_ACCOUNT);
    }

    static int accountOfCreator(int creator) {
        return creator / CREATORS_OF_AN_ACCOUNT;
    }

    Creator creator(int number) {
        Dice dice = dice("creator", number);
        String type = CREATOR_TYPE.of(dice);
        String first = dice.oneOf(FIRST);
        String second = dice.oneOf(SECOND);
        String id = type.equals("AUTH_CODE") ? id(71, number, dice) : uuid(dice);
        return new Creator(id, type, first + '.' + second + number, first + ' ' + second + ' ' + number);
    }

    // ---------------------------------------------------------------------------------------------------- posts

    /** The posts are spread over the accounts' creators by code. */
    String postId(int number) {
        return id(75, number, dice("post", number));
    }

    /** The creator of a post: the first from a random one on whose posts are authorized by code. */
    int creatorOfPost(int number) {
        int account = (int) ((long) number * accounts / posts);
        int from = dice("post-creator", number).below(CREATORS_OF_AN_ACCOUNT);
        for (int i = 0; i < CREATORS_OF_AN_ACCOUNT; i++) {
            int creator = account * CREATORS_OF_AN_ACCOUNT + (from + i) % CREATORS_OF_AN_ACCOUNT;
            if (creator(creator).type().equals("AUTH_CODE")) {
                return creator;
            }
        }
        return account * CREATORS_OF_AN_ACCOUNT + from;
    }

    /** A post of an account, for one of its ads. */
    int postOfAccount(int account, Dice dice) {
        long from = (long) account * posts / accounts + 1;
        long to = (long) (account + 1) * posts / accounts;
        return from >= to ? (int) Math.min(from, posts - 1) : (int) dice.between(from, to);
    }

    // -------------------------------------------------------------------------------------------------- ads

    String adId(int number) {
        return id(17, number, dice("ad-id", number));
    }

    static String adName(Dice dice, String label) {
        String hook = dice.oneOf(HOOKS);
        String name =
                label + '_' + hook + "_H" + (1 + dice.below(6)) + "_v" + (1 + dice.below(9)) + '_' + dice.digits(4);
        // As people name ads: now and then with a comma, with quotes, with other letters.
        return switch (dice.below(100)) {
            case 0 -> name + ", 20% off";
            case 1 -> name + " \"final\"";
            case 2, 3, 4 -> name + " – été";
            case 5 -> name + " 新作";
            default -> name;
        };
    }

    /** Nineteen digits, distinct for each number of a kind. */
    static String id(int prefix, int number, Dice dice) {
        String middle = Integer.toString(number);
        return prefix + "0".repeat(10 - middle.length()) + middle + dice.digits(7);
    }

    private static String uuid(Dice dice) {
        StringBuilder uuid = new StringBuilder(36);
        for (int i = 0; i < 32; i++) {
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                uuid.append('-');
            }
            uuid.append(Character.forDigit(dice.below(16), 16));
        }
        return uuid.toString();
    }
}
