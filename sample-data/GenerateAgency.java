import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the drop of an invented agency: 2,000 ads in twelve ad accounts, every kind of file.
 *
 * <pre>java sample-data/GenerateAgency.java sample-data/agency</pre>
 *
 * It first builds a world in which every preview works as well as its format allows, and then breaks it on purpose.
 * Each planted defect stands in one place, below "Plants", under the code of the finding that it leads to when the
 * audit is run with {@code --as-of 2026-11-21T05:00:00Z}. Seeded and without a clock: the files are the same every time.
 * All brands, creators and people are invented. (ASCII only, other letters escaped: a Java launcher reads this file in
 * whatever encoding the machine has.)
 */
public final class GenerateAgency {

    private static final LocalDateTime AS_OF = LocalDateTime.of(2026, 11, 21, 5, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String LAST_SYNC = "2026-11-21 03:05:00";

    // ------------------------------------------------------------------------------------------------ the roster

    /** An ad account, and how many ads of each format it has besides the Spark ads of its creators. */
    private record Account(String name, String country, String currency, String zone,
                           int inFeed, int carousels, int shop, int smartPlus, int smartPlus2) {}

    private static final List<Account> ACCOUNTS = List.of(
        //          name              country currency zone                in-feed carousel shop Smart+ Smart+ 2.0
        new Account("Lumenroot US",     "US", "USD", "America/New_York",     145,    8,    9,    8,   18),
        new Account("Lumenroot EU",     "DE", "EUR", "Europe/Berlin",         90,    6,    4,    4,   10),
        new Account("Oat & Ember",      "US", "USD", "America/Los_Angeles",  134,    6,    6,    5,   12),
        new Account("Peakfoundry",      "GB", "GBP", "Europe/London",        102,    4,    7,    5,   14),
        new Account("Tidewick Swim",    "AU", "AUD", "Australia/Sydney",      78,    5,    4,    4,    7),
        new Account("Nimbelo Kids",     "US", "USD", "America/Chicago",       89,    4,    5,    3,    7),
        new Account("Kiso Kitchen",     "JP", "JPY", "Asia/Tokyo",            60,    6,    6,    4,    6),
        new Account("Verdalune",        "FR", "EUR", "Europe/Paris",          20,    2,    2,    2,    4),
        new Account("Halden Audio",     "NO", "EUR", "Europe/Oslo",           16,    0,    0,    0,    0),
        new Account("Brack & Fenn",     "GB", "GBP", "Europe/London",         14,    0,    0,    0,    0),
        new Account("Solstice Pets",    "US", "USD", "America/Denver",        12,    0,    4,    0,    0),
        new Account("Ravel Home",       "CA", "CAD", "America/Toronto",       16,    4,    0,    0,    0));

    /** A TikTok account that one ad account uses: TT_USER = own, BC_AUTH_TT = shared through Business Center, AUTH_CODE = by post code. */
    private record Creator(String account, String type, String handle, String name, int videos, int carousels) {}

    private static final List<Creator> CREATORS = List.of(
        new Creator("Lumenroot US",  "TT_USER",    "lumenroot",           "Lumenroot Skincare",   40, 4),
        new Creator("Lumenroot US",  "BC_AUTH_TT", "marlo.glows",         "Marlo Glows",          50, 0),
        new Creator("Lumenroot US",  "AUTH_CODE",  "thedewydesk",         "The Dewy Desk",        60, 4),
        new Creator("Lumenroot US",  "AUTH_CODE",  "hazelandhue",         "Hazel & Hue",          42, 0),
        new Creator("Lumenroot EU",  "TT_USER",    "lumenroot.eu",        "Lumenroot Europe",     30, 0),
        new Creator("Lumenroot EU",  "BC_AUTH_TT", "skinnotes.saar",      "Skin Notes Saar",      42, 0),
        new Creator("Lumenroot EU",  "AUTH_CODE",  "milafaerbt",          "Mila f\u00E4rbt",           48, 0),
        new Creator("Lumenroot EU",  "AUTH_CODE",  "porcelainpim",        "Porcelain Pim",        20, 0),
        new Creator("Oat & Ember",   "TT_USER",    "oatandember",         "Oat & Ember Coffee",   36, 0),
        new Creator("Oat & Ember",   "BC_AUTH_TT", "mugandmoss",          "Mug & Moss",           44, 0),
        new Creator("Oat & Ember",   "BC_AUTH_TT", "kettlecornkip",       "Kettlecorn Kip",        8, 0),
        new Creator("Oat & Ember",   "BC_AUTH_TT", "slowpour.sunday",     "Slow Pour Sunday",     10, 0),
        new Creator("Oat & Ember",   "AUTH_CODE",  "brewed.by.tamsin",    "Brewed by Tamsin",     52, 0),
        new Creator("Peakfoundry",   "TT_USER",    "peakfoundry",         "Peakfoundry",          30, 0),
        new Creator("Peakfoundry",   "BC_AUTH_TT", "granitegrip",         "Granite Grip",         38, 0),
        new Creator("Peakfoundry",   "BC_AUTH_TT", "repcount.rae",        "Rep Count Rae",        14, 0),
        new Creator("Peakfoundry",   "BC_AUTH_TT", "chalkcloud",          "Chalk Cloud",          12, 0),
        new Creator("Peakfoundry",   "AUTH_CODE",  "liftwithjonna",       "Lift with Jonna",      58, 0),
        new Creator("Tidewick Swim", "TT_USER",    "tidewickswim",        "Tidewick Swim",        24, 0),
        new Creator("Tidewick Swim", "BC_AUTH_TT", "poolside.perrin",     "Poolside Perrin",      46, 0),
        new Creator("Tidewick Swim", "BC_AUTH_TT", "kelp.and.kit",        "Kelp and Kit",         10, 0),
        new Creator("Tidewick Swim", "BC_AUTH_TT", "portellery.cityhall", "Port Ellery City Hall", 4, 0),
        new Creator("Tidewick Swim", "AUTH_CODE",  "saltline.stories",    "Saltline Stories",     40, 0),
        new Creator("Nimbelo Kids",  "TT_USER",    "nimbelokids",         "Nimbelo Kids",         22, 0),
        new Creator("Nimbelo Kids",  "BC_AUTH_TT", "tinytrellis",         "Tiny Trellis",         30, 0),
        new Creator("Nimbelo Kids",  "BC_AUTH_TT", "snackdrawer.sol",     "Snack Drawer Sol",      9, 0),
        new Creator("Nimbelo Kids",  "AUTH_CODE",  "parkbench.papa",      "Parkbench Papa",       30, 0),
        new Creator("Kiso Kitchen",  "TT_USER",    "kisokitchen",         "Kiso Kitchen",         20, 0),
        new Creator("Kiso Kitchen",  "AUTH_CODE",  "bentobyte",           "Bento Byte",           30, 6),
        new Creator("Verdalune",     "TT_USER",    "verdalune",           "Verdalune Paris",      10, 0),
        new Creator("Verdalune",     "AUTH_CODE",  "nightjar.nell",       "Nightjar Nell",        20, 0),
        new Creator("Halden Audio",  "TT_USER",    "haldenaudio",         "Halden Audio",          6, 0),
        new Creator("Halden Audio",  "AUTH_CODE",  "noisefloor.nia",      "Noisefloor Nia",       14, 0),
        new Creator("Brack & Fenn",  "TT_USER",    "brackandfenn",        "Brack & Fenn",          8, 0),
        new Creator("Brack & Fenn",  "AUTH_CODE",  "sootandsilver",       "Soot & Silver",         8, 0),
        new Creator("Solstice Pets", "TT_USER",    "solsticepets",        "Solstice Pets",         8, 0),
        new Creator("Solstice Pets", "BC_AUTH_TT", "whiskerwharf",        "Whisker Wharf",         8, 0),
        new Creator("Ravel Home",    "TT_USER",    "ravelhome",           "Ravel Home",           12, 0),
        new Creator("Ravel Home",    "AUTH_CODE",  "loomlight",           "Loomlight",            12, 0));

    private static final List<String> BUYERS = List.of("Priya Lindqvist", "Teo Brandvik", "Ilse Okonjo");
    private static final List<String> ROLES = List.of("POST;LIVE", "[\"POST\",\"DIRECT_MESSAGE\"]", "Existing posts");
    private static final List<String> CONCEPTS = List.of("Unboxing", "FounderStory", "Before-After", "GRWM", "Myths",
        "3Reasons", "StreetTest", "ASMR", "GiftGuide", "BlackFriday", "DayInLife", "Review");

    // ------------------------------------------------------------------------------------------------ the tables

    /** One row of a CSV file: its cells by column. A cell of a column that the file has not is not written. */
    @SuppressWarnings("serial")
    private static final class Row extends LinkedHashMap<String, String> {
        Row set(String... columnsAndValues) {
            for (int i = 0; i < columnsAndValues.length; i += 2) {
                put(columnsAndValues[i], columnsAndValues[i + 1]);
            }
            return this;
        }
    }

    private record Table(String file, List<String> columns, List<Row> rows) {
        Table(String file, String columns) {
            this(file, Arrays.asList(columns.split(" ")), new ArrayList<>());
        }

        Row add(String... columnsAndValues) {
            Row row = new Row().set(columnsAndValues);
            rows.add(row);
            return row;
        }

        void removeWhere(String column, String value) {
            rows.removeIf(row -> value.equals(row.get(column)));
        }

        Row find(String column, String value) {
            return rows.stream().filter(row -> value.equals(row.get(column))).findFirst().orElseThrow();
        }

        void write(Path folder) throws IOException {
            StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
            for (Row row : rows) {
                text.append(columns.stream().map(column -> quoted(row.getOrDefault(column, ""))).collect(Collectors.joining(",")));
                text.append('\n');
            }
            Files.writeString(folder.resolve(file), text);
        }

        private static String quoted(String cell) {
            boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }
    }

    private final Table ads = new Table("ads.csv", "advertiser_id campaign_id campaign_name adgroup_id adgroup_name ad_id smart_plus_ad_id "
        + "ad_name identity_type identity_id identity_authorized_bc_id identity_name tiktok_item_id ad_format creative_type video_id "
        + "operation_status secondary_status create_time modify_time");
    private final Table reports = new Table("ad_reports.csv", "ad_id stat_time_day spend impressions");
    private final Table accounts = new Table("ad_accounts.csv", "advertiser_id name status rejection_reason timezone currency country "
        + "owner_bc_id can_use_custom_identity balance create_time");
    private final Table identities = new Table("identities.csv", "identity_id identity_type username display_name "
        + "identity_authorized_bc_id ad_delivery_permission available_status is_gpppa");
    private final Table links = new Table("identity_ad_accounts.csv", "advertiser_id identity_id username link_status can_pull_video can_push_video");
    private final Table members = new Table("member_permissions.csv", "user_id user_name user_email user_role member_status identity_id "
        + "username tt_account_roles can_publish runs_ads");
    private final Table posts = new Table("spark_posts.csv", "advertiser_id item_id item_type item_status auth_code ad_auth_status "
        + "auth_code_status applied auth_start_time auth_end_time authorization_days identity_id identity_type tiktok_name "
        + "duet_original_item_id stitch_original_item_id mentioned_item_ids is_multi_duet_stitch original_post_authorized "
        + "anchor_status error_key error_code");
    private final Table connections = new Table("connections.csv", "advertiser_id tool workspace member_email status connected_at last_sync_at token_expires_at");
    private final Table groups = new Table("ad_groups.csv", "adgroup_id campaign_id advertiser_id schedule_type schedule_start_time "
        + "schedule_end_time shopping_ads_type promotion_type budget budget_mode optimization_goal billing_event placements");
    private final Table campaigns = new Table("campaigns.csv", "campaign_id campaign_name advertiser_id objective_type "
        + "campaign_automation_type is_smart_performance_campaign campaign_type budget budget_mode");
    private final Table creatives = new Table("creatives.csv", "video_id width height duration size format bit_rate displayable flaw_types");

    // ------------------------------------------------------------------------------------------------ the healthy world

    private enum Format { IN_FEED, SPARK_VIDEO, SPARK_CAROUSEL, CAROUSEL, SHOP, SMART_PLUS, SMART_PLUS_2 }

    /** An ad in the making. Ads of one creator may share a post, as they do in real accounts. */
    private static final class Ad {
        final Format format;
        final Account account;
        final Creator creator;
        Row row;
        Row group;
        Row post;

        Ad(Format format, Account account, Creator creator) {
            this.format = format;
            this.account = account;
            this.creator = creator;
        }
    }

    private final Random random = new Random(20261121L);
    private final List<Ad> world = new ArrayList<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Set<Object> planted = Collections.newSetFromMap(new IdentityHashMap<>());
    private long lastShortId = 1_849_100_000_000_000L;

    private void buildHealthyWorld() {
        for (Account account : ACCOUNTS) {
            buildAccount(account);
            CREATORS.stream().filter(creator -> creator.account.equals(account.name)).forEach(this::buildCreator);
            buildAds(account);
        }
        buildReports();
        buildCreatives();
    }

    private void buildAccount(Account account) {
        String domain = account.name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        accounts.add("advertiser_id", id(account.name), "name", account.name, "status", "STATUS_ENABLE", "timezone", account.zone,
            "currency", account.currency, "country", account.country, "owner_bc_id", id("Business Center"),
            "can_use_custom_identity", "true", "balance", money(account, 200_000 + random.nextInt(900_000)),
            "create_time", String.valueOf(1_650_000_000L + random.nextInt(60_000_000)));
        connections.add("advertiser_id", id(account.name), "tool", "Motion", "workspace", "Northlight", "member_email",
            "reports@" + domain + ".example", "status", "CONNECTED", "connected_at", "2026-03-02 10:00:00",
            "last_sync_at", LAST_SYNC, "token_expires_at", "2027-03-02 10:00:00");
    }

    private void buildCreator(Creator creator) {
        boolean byCode = creator.type.equals("AUTH_CODE");
        identities.add("identity_id", id(creator.handle), "identity_type", creator.type, "username", creator.handle,
            "display_name", creator.name, "identity_authorized_bc_id", businessCenter(creator), "ad_delivery_permission", "GRANTED",
            "available_status", byCode ? "" : "AVAILABLE", "is_gpppa", "false");
        links.add("advertiser_id", id(creator.account), "identity_id", id(creator.handle), "username", creator.handle,
            "link_status", "LINKED", "can_pull_video", "true", "can_push_video", "true");
        int first = random.nextInt(BUYERS.size());
        for (int i = 0; i < 2; i++) {
            String buyer = BUYERS.get((first + i) % BUYERS.size());
            members.add("user_id", id(buyer), "user_name", buyer, "user_email",
                buyer.toLowerCase(Locale.ROOT).replace(' ', '.') + "@northlight.example", "user_role", "STANDARD",
                "member_status", "BOUND", "identity_id", id(creator.handle), "username", creator.handle,
                "tt_account_roles", pick(ROLES), "can_publish", "true", "runs_ads", "true");
        }
    }

    private void buildAds(Account account) {
        List<Ad> manual = new ArrayList<>();
        addAds(manual, account.inFeed, Format.IN_FEED, account, null);
        addAds(manual, account.carousels, Format.CAROUSEL, account, null);
        for (Creator creator : CREATORS) {
            if (creator.account.equals(account.name)) {
                addAds(manual, creator.videos, Format.SPARK_VIDEO, account, creator);
                addAds(manual, creator.carousels, Format.SPARK_CAROUSEL, account, creator);
            }
        }
        Collections.shuffle(manual, random);
        buildCampaigns(manual, account, "Manual", "MANUAL", "false");
        buildCampaigns(adsOf(account.shop, Format.SHOP, account), account, "Shop", "MANUAL", "false");
        buildCampaigns(adsOf(account.smartPlus, Format.SMART_PLUS, account), account, "Smart+", "SMART_PLUS", "true");
        // TikTok answers false for an upgraded Smart+ campaign: the automation type is what tells
        buildCampaigns(adsOf(account.smartPlus2, Format.SMART_PLUS_2, account), account, "Smart+ 2.0", "UPGRADED_SMART_PLUS", "false");
    }

    private static List<Ad> adsOf(int count, Format format, Account account) {
        List<Ad> list = new ArrayList<>();
        addAds(list, count, format, account, null);
        return list;
    }

    private static void addAds(List<Ad> list, int count, Format format, Account account, Creator creator) {
        for (int i = 0; i < count; i++) {
            list.add(new Ad(format, account, creator));
        }
    }

    /** Campaigns of 20 ads, ad groups of 5. */
    private void buildCampaigns(List<Ad> list, Account account, String family, String automation, String smartFlag) {
        Row campaign = null;
        Row group = null;
        for (int i = 0; i < list.size(); i++) {
            if (i % 20 == 0) {
                campaign = buildCampaign(account, family + " " + (i / 20 + 1), automation, smartFlag);
            }
            if (i % 5 == 0) {
                group = buildGroup(campaign, list.get(i).format == Format.SHOP);
            }
            buildAd(list.get(i), campaign, group, i);
        }
    }

    private Row buildCampaign(Account account, String name, String automation, String smartFlag) {
        return campaigns.add("campaign_id", shortId(), "campaign_name", account.name + " | " + account.country + " | " + name + " | Q4",
            "advertiser_id", id(account.name), "objective_type", name.startsWith("Shop") ? "PRODUCT_SALES" : "WEB_CONVERSIONS",
            "campaign_automation_type", automation, "is_smart_performance_campaign", smartFlag, "campaign_type", "REGULAR_CAMPAIGN",
            "budget", "0", "budget_mode", "BUDGET_MODE_INFINITE");
    }

    private Row buildGroup(Row campaign, boolean shop) {
        LocalDateTime start = AS_OF.minusDays(5 + random.nextInt(70)).withHour(8);
        boolean openEnded = random.nextInt(10) < 7;
        // an open-ended ad group carries an end ten years away, which is none
        LocalDateTime end = openEnded ? start.plusDays(3650) : AS_OF.plusDays(15 + random.nextInt(60)).withHour(22);
        String name = pick(List.of("Broad 18-44", "LAL 2% purchasers", "Retargeting 30d", "Interest stack"));
        return groups.add("adgroup_id", shortId(), "adgroup_name", name, "campaign_id", campaign.get("campaign_id"), "advertiser_id", campaign.get("advertiser_id"),
            "schedule_type", openEnded ? "SCHEDULE_FROM_NOW" : "SCHEDULE_START_END", "schedule_start_time", start.format(TIME),
            "schedule_end_time", end.format(TIME), "shopping_ads_type", shop ? pick(List.of("VIDEO", "LIVE")) : "UNSET",
            "promotion_type", shop ? "VIDEO_SHOPPING" : "WEBSITE", "budget", "120.00", "budget_mode", "BUDGET_MODE_DAY",
            "optimization_goal", "CONVERT", "billing_event", "OCPM", "placements", "[\"PLACEMENT_TIKTOK\"]");
    }

    private void buildAd(Ad ad, Row campaign, Row group, int index) {
        boolean carousel = ad.format == Format.CAROUSEL || ad.format == Format.SPARK_CAROUSEL;
        LocalDateTime created = AS_OF.minusDays(4 + random.nextInt(60)).minusMinutes(random.nextInt(1000));
        ad.group = group;
        ad.row = ads.add("advertiser_id", id(ad.account.name), "campaign_id", campaign.get("campaign_id"),
            "campaign_name", campaign.get("campaign_name"), "adgroup_id", group.get("adgroup_id"),
            "adgroup_name", group.get("adgroup_name"), "ad_id", shortId(),
            "ad_name", adName(ad), "ad_format", carousel ? "CAROUSEL_ADS" : "SINGLE_VIDEO", "operation_status", "ENABLE",
            "secondary_status", "AD_STATUS_DELIVERY_OK", "create_time", created.format(TIME), "modify_time", created.plusHours(3).format(TIME));
        if (ad.creator == null) {
            ad.row.set("identity_type", "CUSTOMIZED_USER", "identity_id", id("custom " + ad.account.name),
                "identity_name", ad.account.name, "video_id", carousel ? "" : videoId());
        } else {
            useIdentityOf(ad, ad.creator);
            usePost(ad, carousel);
        }
        if (ad.format == Format.SMART_PLUS_2) {
            ad.row.set("smart_plus_ad_id", id("upgraded " + campaign.get("campaign_id") + " " + index / 2));
        }
        world.add(ad);
    }

    private void useIdentityOf(Ad ad, Creator creator) {
        ad.row.set("identity_type", creator.type, "identity_id", id(creator.handle), "identity_name", creator.name,
            "identity_authorized_bc_id", businessCenter(creator));
    }

    private void usePost(Ad ad, boolean carousel) {
        boolean byCode = ad.creator.type.equals("AUTH_CODE");
        Ad previous = world.isEmpty() ? null : world.stream().filter(a -> a.creator == ad.creator && a.format == ad.format)
            .reduce((one, next) -> next).orElse(null);
        if (previous != null && random.nextInt(4) == 0) {
            ad.post = previous.post;
            ad.row.set("tiktok_item_id", previous.row.get("tiktok_item_id"));
        } else {
            ad.row.set("tiktok_item_id", longId("75"));
            // only posts authorized by a code appear in the list of Spark Ads posts
            ad.post = byCode ? buildPost(ad, carousel) : null;
        }
        if (byCode && random.nextInt(3) == 0) {
            ad.row.set("ad_format", ""); // TikTok often leaves it out on AUTH_CODE rows: the post tells it then
        }
    }

    private Row buildPost(Ad ad, boolean carousel) {
        LocalDateTime start = AS_OF.minusDays(7 + random.nextInt(190)).minusMinutes(random.nextInt(1400));
        return posts.add("advertiser_id", id(ad.account.name), "item_id", ad.row.get("tiktok_item_id"), "item_type",
            carousel ? "CAROUSEL" : "VIDEO", "item_status", "HESITATE_RECOMMEND", "auth_code", authCode(), "ad_auth_status", "AUTHORIZED",
            "auth_code_status", "IN_USE", "applied", "true", "auth_start_time", start.format(TIME),
            "auth_end_time", start.plusDays(365).format(TIME), "authorization_days", "365", "identity_id", id(ad.creator.handle),
            "identity_type", "AUTH_CODE", "tiktok_name", ad.creator.name, "is_multi_duet_stitch", "false", "error_code", "0");
    }

    private void buildReports() {
        for (Ad ad : world) {
            for (int day = 3; day >= 1; day--) {
                reports.add("ad_id", ad.row.get("ad_id"), "stat_time_day", AS_OF.minusDays(day).toLocalDate().toString(),
                    "spend", money(ad.account, 300 + random.nextInt(24_000)), "impressions", String.valueOf(400 + random.nextInt(18_000)));
            }
        }
    }

    private void buildCreatives() {
        world.stream().filter(ad -> ad.format == Format.IN_FEED).limit(40).forEach(ad ->
            creatives.add("video_id", ad.row.get("video_id"), "width", "1080", "height", "1920", "duration", (9 + random.nextInt(50)) + ".0",
                "size", String.valueOf(4_000_000 + random.nextInt(30_000_000)), "format", "mp4", "bit_rate", "2400000",
                "displayable", "true", "flaw_types", "[]"));
    }

    // ------------------------------------------------------------------------------------------------ Plants

    private void plantEverything() {
        plantAccountProblems();
        plantConnectionProblems();
        plantTikTokAccountProblems();
        plantIdentityProblems();
        plantAuthorizationProblems();
        plantPostProblems();
        plantCodeErrors();
        plantAdProblems();
        plantMissingEvidence();
        plantNastyNames();
    }

    // Planted by the roster already: smart-plus-2-unsupported, spark-carousel-unsupported, shop-or-live-format,
    // smart-plus-preview-varies, carousel-preview-not-guaranteed

    private void plantAccountProblems() {
        // ad-account-suspended
        account("Halden Audio").set("status", "STATUS_LIMIT", "rejection_reason",
            "Suspicious payment activity,\nplease contact support,endtime:2031-12-31 07:32:13");
        // ad-account-closed
        account("Brack & Fenn").set("status", "STATUS_DISABLE");
        // ad-account-not-approved
        account("Solstice Pets").set("status", "STATUS_CONFIRM_FAIL", "rejection_reason", "Business licence unreadable");
        // ad-account-in-review, ad-account-out-of-balance
        account("Kiso Kitchen").set("status", "STATUS_PENDING_VERIFIED", "balance", "0");
        // ad-account-unknown
        accounts.removeWhere("advertiser_id", id("Ravel Home"));
        // custom-identity-retiring: a notice on every in-feed ad of the account
        account("Nimbelo Kids").set("can_use_custom_identity", "false");
    }

    private void plantConnectionProblems() {
        // connection-token-expired: all ads of the account
        connection("Verdalune").set("token_expires_at", "2026-11-19 10:00:00");
        // sync-is-old
        connection("Halden Audio").set("last_sync_at", "2026-11-17 02:40:00");
        // connection-lost
        connection("Brack & Fenn").set("status", "DISCONNECTED");
        // connection-missing
        connections.removeWhere("advertiser_id", id("Solstice Pets"));
        // refresh-needed: authorized after the newest sync
        setPosts("porcelainpim", 4, "auth_start_time", "2026-11-21 04:12:00", "auth_end_time", "2027-11-21 04:12:00");
    }

    private void plantTikTokAccountProblems() {
        // tiktok-account-not-linked: one missing link takes down 40 ads (and two deleted ones)
        links.removeWhere("username", "skinnotes.saar");
        // ad-delivery-permission-missing: one revoked permission takes down 46 ads
        identity("poolside.perrin").set("ad_delivery_permission", "REVOKED");
        // tiktok-account-not-in-business-center
        identities.removeWhere("username", "kettlecornkip");
        links.removeWhere("username", "kettlecornkip");
        members.removeWhere("username", "kettlecornkip");
        // no-member-assigned
        members.removeWhere("username", "snackdrawer.sol");
        // existing-posts-not-allowed
        link("repcount.rae").set("can_pull_video", "false");
        // member-lacks-existing-posts: the first member has it, the second has not
        member("chalkcloud", 0).set("tt_account_roles", "POST;LIVE");
        member("chalkcloud", 1).set("tt_account_roles", "LIVE");
        // publishing-not-allowed
        link("kelp.and.kit").set("can_push_video", "false");
        // account-not-eligible-for-spark: a government account
        identity("portellery.cityhall").set("is_gpppa", "true");
        // value-unknown: a word that nobody agreed on
        identity("slowpour.sunday").set("ad_delivery_permission", "Waiting for owner");
    }

    private void plantIdentityProblems() {
        // spark-with-custom-identity
        for (Ad ad : takeSpark("thedewydesk", 12)) {
            ad.row.set("identity_type", "CUSTOMIZED_USER", "identity_id", id("custom Lumenroot US"), "identity_name", "Lumenroot US");
        }
        // identity-not-set
        for (Ad ad : takeSpark("brewed.by.tamsin", 4)) {
            ad.row.set("identity_type", "UNSET", "identity_id", "", "identity_name", "");
        }
        // identity-type-unknown: the value is missing
        setAds(takeInFeed("Peakfoundry", 5), "identity_type", "");
        // identity-type-unknown: a value that the API reference does not list
        setAds(takeInFeed("Peakfoundry", 1), "identity_type", "TT_CREATOR_HUB");
        // identity-does-not-match-post: posts of one creator run under another
        for (Ad ad : takeSpark("thedewydesk", 6)) {
            useIdentityOf(ad, creator("hazelandhue"));
        }
        // identity-name-differs-from-post: the ids are of different forms, so only the names can be compared
        for (Ad ad : takeSpark("brewed.by.tamsin", 5)) {
            useIdentityOf(ad, creator("mugandmoss"));
        }
    }

    private void plantAuthorizationProblems() {
        // spark-post-not-authorized: no row among the Spark Ads posts
        for (Ad ad : takeSpark("milafaerbt", 10)) {
            posts.rows.remove(ad.post);
            setAds(adsWithPost(ad.post), "ad_format", "SINGLE_VIDEO");
        }
        // spark-code-not-applied
        setPosts("hazelandhue", 4, "applied", "false", "auth_code_status", "NOT_USED", "ad_auth_status", "");
        // spark-authorization-not-started
        setPosts("hazelandhue", 3, "auth_start_time", "2026-11-28 00:00:00", "auth_end_time", "2027-11-28 00:00:00");
        // spark-authorization-expired: a batch of 60-day codes of one afternoon, over on one afternoon
        setPosts("liftwithjonna", 24, "auth_start_time", "2026-09-15 14:30:00", "auth_end_time", "2026-11-14 14:30:00",
            "authorization_days", "60", "auth_code_status", "EXPIRED");
        // spark-code-deleted
        setPosts("saltline.stories", 3, "auth_code_status", "DELETED", "ad_auth_status", "");
        // spark-authorization-revoked
        setPosts("saltline.stories", 4, "ad_auth_status", "NOT_AUTHORIZED");
        // spark-authorization-expiring: in nine days; where the ad group has a fixed end also spark-authorization-ends-before-ad
        setPosts("parkbench.papa", 16, "auth_start_time", "2026-10-01 11:00:00", "auth_end_time", "2026-11-30 11:00:00", "authorization_days", "60");
        // spark-authorization-ends-before-ad
        for (Ad ad : takeSpark("milafaerbt", 6)) {
            ad.group.set("schedule_type", "SCHEDULE_START_END", "schedule_end_time", "2027-02-28 22:00:00");
            ad.post.set("auth_start_time", "2026-11-11 09:00:00", "auth_end_time", "2027-01-10 09:00:00", "authorization_days", "60");
        }
    }

    private void plantPostProblems() {
        // spark-post-not-published: pushed from Ads Manager, not a post yet
        for (Ad ad : takeSpark("oatandember", 5)) {
            ad.row.set("tiktok_item_id", "", "video_id", videoId());
        }
        // spark-post-id-missing
        setAds(takeSpark("brewed.by.tamsin", 3), "tiktok_item_id", "", "ad_format", "SINGLE_VIDEO");
        // post-deleted
        setPosts("thedewydesk", 3, "item_status", "USER_DELETE");
        // post-removed-by-tiktok
        setPosts("thedewydesk", 2, "item_status", "ITEM_STATUS_AUDIT_DELETE");
        // post-visibility-limited
        setPosts("hazelandhue", 5, "item_status", "ONLY_FRIEND_SEE");
        // post-under-review
        setPosts("hazelandhue", 3, "item_status", "REVIEW_PENDING");
        // post-tags-multiple-posts
        setPosts("thedewydesk", 1, "mentioned_item_ids", "[\"7530000000000000123\",\"7530000000000000456\"]");
        // post-duet-or-stitch-restricted
        setPosts("thedewydesk", 2, "is_multi_duet_stitch", "true");
        // second-creator-not-authorized
        setPosts("brewed.by.tamsin", 4, "duet_original_item_id", "7531000000000000789", "original_post_authorized", "false");
        // post-link-not-approved
        setPosts("brewed.by.tamsin", 2, "anchor_status", "CHECK_FAILED");
        // post-link-under-review
        setPosts("brewed.by.tamsin", 3, "anchor_status", "CHECKING");
    }

    /** What TikTok's code check answered, by key and number. */
    private void plantCodeErrors() {
        setCodeError("liftwithjonna", 1, "auth_code_format_error", "4013");         // spark-code-malformed
        setCodeError("liftwithjonna", 1, "auth_code_error", "");                    // spark-code-wrong-post
        setCodeError("liftwithjonna", 3, "call_rpc_fail", "-500");                  // spark-code-check-failed
        setCodeError("parkbench.papa", 1, "", "4002");                              // post-unavailable: the number without its key
        setCodeError("parkbench.papa", 1, "not_public_video", "");                  // post-not-public
        setCodeError("parkbench.papa", 1, "story_video_not_supported", "4027");     // post-is-story
        setCodeError("saltline.stories", 1, "carousel_duet_not_supported", "4042"); // post-is-duet-carousel
        setCodeError("saltline.stories", 1, "user_permission_missing", "");         // user-cannot-create-ads
        setCodeError("saltline.stories", 2, "creator_region_blocked", "");          // code-error-unknown: not in TikTok's list
    }

    private void plantAdProblems() {
        // asset-authorization-lost
        setAds(takeSpark("lumenroot", 4), "secondary_status", "AD_STATUS_ASSET_AUTHORIZATION_LOST");
        // video-transcoding-failed
        setAds(takeInFeed("Lumenroot US", 3), "secondary_status", "AD_STATUS_TRANSCODING_FAIL");
        // music-authorization-missing
        setAds(takeInFeed("Oat & Ember", 4), "secondary_status", "AD_STATUS_MUSIC_AUTHORIZATION_MISSING");
        // ad-rejected
        setAds(takeInFeed("Lumenroot EU", 9), "secondary_status", "AD_STATUS_AUDIT_DENY");
        // ad-deleted: a healthy ad, and one that would fail (it keeps its findings and counts in no fix)
        setAds(takeInFeed("Oat & Ember", 10), "operation_status", "DELETE", "secondary_status", "AD_STATUS_DELETE");
        setAds(adsOf("skinnotes.saar").subList(0, 2), "operation_status", "DELETE", "secondary_status", "AD_STATUS_DELETE");
        // format-not-listed: single images
        setAds(takeInFeed("Tidewick Swim", 6), "ad_format", "SINGLE_IMAGE", "video_id", "");
    }

    private void plantMissingEvidence() {
        // evidence-missing: nobody exported the links and the Spark Ads posts of this ad account
        // (and format-not-listed, where only the post would have told the format)
        links.removeWhere("advertiser_id", id("Kiso Kitchen"));
        posts.removeWhere("advertiser_id", id("Kiso Kitchen"));
    }

    /** Valid, if unpleasant: none of these changes a verdict. */
    private void plantNastyNames() {
        List<String> names = List.of(
            "Serum, \"before/after\", 20% off",
            "Two lines:\nhook and call to action",
            "=SUM(A1:A9) is what the intern called it",
            "+1 gratis \uD83C\uDF81 nur heute", // emoji
            "@marlo.glows collab",
            "-50% weekend",
            "<script>alert('preview')</script>",
            "Glow \u202Eevitcepsrep\u202C \u05E2\u05DC \u05D4\u05D1\u05D5\u05E7\u05E8", // right-to-left override, Hebrew
            "\u0639\u0631\u0636 \u0627\u0644\u062C\u0645\u0639\u0629", // Arabic: Friday offer
            "Total Glow (v2)",
            "\uD83D\uDC69\u200D\uD83D\uDD2C\uD83E\uDDEA Lab tour", // emoji of several code points
            "  spaces around  ",
            "semi;colon|pipe\ttab");
        List<Ad> chosen = takeInFeed("Lumenroot US", names.size());
        for (int i = 0; i < names.size(); i++) {
            chosen.get(i).row.set("ad_name", names.get(i));
        }
    }

    // ------------------------------------------------------------------------------------------------ helpers of the plants

    private Row account(String name) {
        return accounts.find("advertiser_id", id(name));
    }

    private Row connection(String accountName) {
        return connections.find("advertiser_id", id(accountName));
    }

    private Row identity(String handle) {
        return identities.find("username", handle);
    }

    private Row link(String handle) {
        return links.find("username", handle);
    }

    private Row member(String handle, int index) {
        return members.rows.stream().filter(row -> handle.equals(row.get("username"))).skip(index).findFirst().orElseThrow();
    }

    private static Creator creator(String handle) {
        return CREATORS.stream().filter(creator -> creator.handle.equals(handle)).findFirst().orElseThrow();
    }

    private List<Ad> adsOf(String handle) {
        return world.stream().filter(ad -> ad.creator != null && ad.creator.handle.equals(handle)).toList();
    }

    private List<Ad> adsWithPost(Row post) {
        return world.stream().filter(ad -> ad.post == post).toList();
    }

    /** The creator's next single-video ads that no plant has touched, no two with one post. */
    private List<Ad> takeSpark(String handle, int count) {
        return take(adsOf(handle).stream().filter(ad -> ad.format == Format.SPARK_VIDEO).toList(), count);
    }

    private List<Ad> takeInFeed(String accountName, int count) {
        return take(world.stream().filter(ad -> ad.format == Format.IN_FEED && ad.account.name.equals(accountName)).toList(), count);
    }

    private List<Ad> take(List<Ad> candidates, int count) {
        List<Ad> taken = new ArrayList<>();
        for (Ad ad : candidates) {
            if (taken.size() < count && !planted.contains(ad) && (ad.post == null || planted.add(ad.post))) {
                planted.add(ad);
                taken.add(ad);
            }
        }
        if (taken.size() < count) {
            throw new IllegalStateException("the roster has too few ads left: " + candidates.get(0).account.name);
        }
        return taken;
    }

    private static void setAds(List<Ad> list, String... columnsAndValues) {
        list.forEach(ad -> ad.row.set(columnsAndValues));
    }

    /** Changes the posts, and with them all ads that share them. */
    private void setPosts(String handle, int count, String... columnsAndValues) {
        takeSpark(handle, count).forEach(ad -> ad.post.set(columnsAndValues));
    }

    private void setCodeError(String handle, int count, String key, String number) {
        setPosts(handle, count, "error_key", key, "error_code", number, "ad_auth_status", "", "auth_code_status", "", "applied", "");
    }

    // ------------------------------------------------------------------------------------------------ names, ids, money

    private String adName(Ad ad) {
        String version = pick(CONCEPTS) + "_H" + (1 + random.nextInt(4)) + "_v" + (1 + random.nextInt(6));
        return ad.creator == null ? ad.format + "_" + version : "SPARK_" + ad.creator.handle + "_" + version;
    }

    /** The same id whenever the same thing is named. */
    private String id(String what) {
        String known = ids.get(what);
        if (known == null) {
            boolean viaBusinessCenter = CREATORS.stream().anyMatch(c -> c.handle.equals(what) && !c.type.equals("AUTH_CODE"));
            known = what.startsWith("upgraded ") ? shortId() : viaBusinessCenter ? uuid() : longId("7" + random.nextInt(5));
            ids.put(what, known);
        }
        return known;
    }

    private String businessCenter(Creator creator) {
        return creator.type.equals("BC_AUTH_TT") ? id("Business Center") : "";
    }

    /** Campaigns, ad groups and ads: 16 digits, rising. */
    private String shortId() {
        lastShortId += 1 + random.nextInt(90_000_000);
        return String.valueOf(lastShortId);
    }

    /** Ad accounts, TikTok accounts and posts: 19 digits. */
    private String longId(String prefix) {
        StringBuilder digits = new StringBuilder(prefix);
        while (digits.length() < 18) {
            digits.append(random.nextInt(10));
        }
        return digits.append(1 + random.nextInt(9)).toString();
    }

    private String uuid() {
        return String.format(Locale.ROOT, "%08x-%04x-5%03x-a%03x-%012x", random.nextInt(), random.nextInt(0x10000), random.nextInt(0x1000),
            random.nextInt(0x1000), random.nextLong() & 0xffff_ffff_ffffL);
    }

    private String videoId() {
        return "v10033g50000c" + letters("0123456789abcdefghijklmnopqrstuv", 19);
    }

    private String authCode() {
        return "#" + letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 43) + "=";
    }

    private String letters(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String money(Account account, int cents) {
        return account.currency.equals("JPY") ? String.valueOf(cents) : String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    // ------------------------------------------------------------------------------------------------ main

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Table table : List.of(ads, reports, accounts, identities, links, members, posts, connections, groups, campaigns, creatives)) {
            table.write(folder);
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: java GenerateAgency.java FOLDER");
            System.exit(2);
        }
        GenerateAgency agency = new GenerateAgency();
        agency.buildHealthyWorld();
        agency.plantEverything();
        agency.write(Path.of(args[0]));
        System.out.println(agency.world.size() + " ads written to " + args[0]);
    }
}
