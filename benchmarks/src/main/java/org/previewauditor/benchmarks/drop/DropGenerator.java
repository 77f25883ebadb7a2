package org.previewauditor.benchmarks.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * Writes the exports of an invented agency: as many ads and Spark posts as asked for, 21 columns of ads in about 400
 * bytes a row, and the eight other kinds that go with them. Streams, and keeps nothing.
 */
public final class DropGenerator {

    private static final Shares IDENTITY_TYPE =
            new Shares("CREATOR 600, CUSTOMIZED_USER 350, TTS_TT 20, BC_SELF_TT 5, UNSET 10, - 15");
    private static final Shares FORMAT = new Shares(
            "SINGLE_VIDEO 890, CAROUSEL_ADS 15, SINGLE_IMAGE 45, CATALOG_CAROUSEL 20, LIVE_CONTENT 10, - 20");
    private static final Shares CREATIVE_TYPE =
            new Shares("- 960, SHOP_PDP 10, SHORT_VIDEO_LIVE 5, CUSTOM_INSTANT_PAGE 24, HOLOGRAM 1");
    private static final Shares OPERATION_STATUS = new Shares("ENABLE 780, DISABLE 195, FROZEN 5, DELETE 20");
    private static final Shares SECONDARY_STATUS =
            new Shares("AD_STATUS_DELIVERY_OK 700, AD_STATUS_CAMPAIGN_DISABLE 110,"
                    + " AD_STATUS_ADGROUP_DISABLE 80, AD_STATUS_DISABLE 40, AD_STATUS_DONE 20, AD_STATUS_AUDIT_DENY 18,"
                    + " AD_STATUS_DELETE 10, AD_STATUS_ASSET_AUTHORIZATION_LOST 5, AD_STATUS_TRANSCODING_FAIL 3,"
                    + " AD_STATUS_MUSIC_AUTHORIZATION_MISSING 4, AD_STATUS_AUDIT 10");

    private static final Shares PERMISSION = new Shares("GRANTED 940, DENIED 15, EXPIRED 10, PENDING 5, - 29, MAYBE 1");
    private static final Shares AVAILABLE = new Shares("AVAILABLE 975, SCOPE_UNAVAILABLE 15, IS_PRIVATE_ACCOUNT 10");
    private static final Shares LINK = new Shares("LINKED 935, UNLINKED 20, PENDING 10, missing 35");
    private static final Shares MAY = new Shares("true 900, false 25, - 75");
    private static final Shares ROLES = new Shares("POST;LIVE 600, Existing posts 340, LIVE 40, - 20");

    private static final Shares ITEM_TYPE = new Shares("VIDEO 982, CAROUSEL 15, STORY 3");
    private static final Shares ITEM_STATUS = new Shares("HESITATE_RECOMMEND 940, USER_DELETE 15, AUDIT_DELETE 6,"
            + " ONLY_AUTHOR_SEE 15, ONLY_FRIEND_SEE 5, REVIEW_PENDING 10, ONLY_USER_PASS 9");
    private static final Shares AUTHORIZATION = new Shares("well 800, ends-soon 45, expired 60, not-applied 20,"
            + " not-started 5, deleted 15, revoked 20, unknown 35");
    private static final Shares ERROR = new Shares("0 975, auth_code_error 2, video_deleted 3, not_public_video 3,"
            + " auth_code_format_error 2, anchors_status_error 2, call_rpc_fail 2, user_permission_missing 2,"
            + " carousel_duet_not_supported 2, mention_multiple_videos 2, 4002 2, brand_new_error 1,"
            + " duet_stitch_region_limit 2");
    private static final Shares ANCHOR = new Shares("- 900, CHECK_SUCCESS 85, CHECKING 10, CHECK_FAILED 5");

    private final World world;
    private final Path folder;

    private DropGenerator(World world, Path folder) {
        this.world = world;
        this.folder = folder;
    }

    /**
     * Writes a drop, or leaves the one that is there if it was made with the same numbers.
     *
     * @param folder made if it is not there
     */
    public static void generate(Path folder, int ads, int posts, long seed) throws IOException {
        Path stamp = folder.resolve(".generated");
        String made = "ads=" + ads + " posts=" + posts + " seed=" + seed + " version=2";
        if (Files.exists(stamp) && Files.readString(stamp).equals(made)) {
            return;
        }
        Files.createDirectories(folder);
        DropGenerator generator = new DropGenerator(new World(seed, ads, posts), folder);
        generator.adAccounts();
        generator.connections();
        generator.campaigns();
        generator.adGroups();
        generator.identities();
        generator.links();
        generator.members();
        generator.posts();
        generator.ads();
        Files.writeString(stamp, made);
    }

    /** Arguments: folder, ads, posts, seed. */
    public static void main(String[] args) throws IOException {
        generate(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]));
    }

    private void adAccounts() throws IOException {
        try (CsvOut out =
                out("ad_accounts", "advertiser_id,name,status,currency,country,can_use_custom_identity,balance")) {
            for (int i = 0; i < world.accounts; i++) {
                Dice dice = world.dice("ad-account-row", i);
                World.Account account = world.account(i);
                if (dice.percent(99)) {
                    out.row(
                            account.id(),
                            account.name(),
                            account.status(),
                            account.currency(),
                            account.country(),
                            !dice.percent(4),
                            dice.percent(3) ? "0" : dice.below(20_000) + "." + dice.digits(2));
                }
            }
        }
    }

    private void connections() throws IOException {
        try (CsvOut out = out("connections", "advertiser_id,tool,workspace,status,last_sync_at,token_expires_at")) {
            for (int i = 0; i < world.accounts; i++) {
                World.Account account = world.account(i);
                String how = account.connection();
                if (!how.equals("missing")) {
                    out.row(
                            account.id(),
                            "Motion",
                            "Northlight",
                            how.equals("lost") ? "DISCONNECTED" : "CONNECTED",
                            World.time(World.AS_OF.minusHours(how.equals("old") ? 90 : 2)),
                            World.time(World.AS_OF.plusDays(how.equals("expired") ? -3 : 90)));
                }
            }
        }
    }

    private void campaigns() throws IOException {
        try (CsvOut out =
                out("campaigns", "campaign_id,campaign_name,objective_type,campaign_automation_type,budget_mode")) {
            for (int i = 0; i < world.campaigns(); i++) {
                World.Campaign campaign = world.campaign(i);
                boolean upgraded =
                        campaign.smartPlus() && world.dice("upgraded", i).percent(50);
                String automation = upgraded ? "UPGRADED_SMART_PLUS" : campaign.smartPlus() ? "SMART_PLUS" : "MANUAL";
                out.row(campaign.id(), campaign.name(), "WEB_CONVERSIONS", automation, "BUDGET_MODE_INFINITE");
            }
        }
    }

    private void adGroups() throws IOException {
        try (CsvOut out = out(
                "ad_groups", "adgroup_id,schedule_type,schedule_start_time,schedule_end_time,promotion_type,budget")) {
            for (int i = 0; i < world.adGroups(); i++) {
                World.AdGroup group = world.adGroup(i);
                Dice dice = world.dice("ad-group-row", i);
                out.row(
                        group.id(),
                        group.openEnd() ? "SCHEDULE_FROM_NOW" : "SCHEDULE_START_END",
                        World.time(group.start()),
                        World.time(group.end()),
                        dice.percent(3) ? "TIKTOK_SHOP" : "WEBSITE",
                        20 + dice.below(400) + ".00");
            }
        }
    }

    private void identities() throws IOException {
        try (CsvOut out = out(
                "identities",
                "identity_id,identity_type,username,display_name,ad_delivery_permission,available_status,is_gpppa")) {
            for (int i = 0; i < world.creators(); i++) {
                World.Creator creator = world.creator(i);
                Dice dice = world.dice("identity-row", i);
                if (dice.percent(98)) {
                    out.row(
                            creator.id(),
                            creator.type(),
                            creator.handle(),
                            creator.name(),
                            PERMISSION.of(dice),
                            AVAILABLE.of(dice),
                            dice.percent(0.5));
                }
            }
        }
    }

    private void links() throws IOException {
        try (CsvOut out = out(
                "identity_ad_accounts",
                "advertiser_id,identity_id,username,link_status,can_pull_video,can_push_video")) {
            for (int i = 0; i < world.creators(); i++) {
                World.Creator creator = world.creator(i);
                Dice dice = world.dice("link-row", i);
                String status = LINK.of(dice);
                if (!status.equals("missing")) {
                    out.row(
                            world.account(World.accountOfCreator(i)).id(),
                            creator.id(),
                            creator.handle(),
                            status,
                            MAY.of(dice),
                            MAY.of(dice));
                }
            }
        }
    }

    private void members() throws IOException {
        try (CsvOut out = out(
                "member_permissions",
                "user_id,user_name,user_email,user_role,member_status,identity_id,username,tt_account_roles,can_publish,runs_ads")) {
            for (int i = 0; i < world.creators(); i++) {
                World.Creator creator = world.creator(i);
                Dice dice = world.dice("member-row", i);
                int members = dice.percent(2) ? 0 : 1 + dice.below(2);
                for (int member = 0; member < members; member++) {
                    String user = "user" + (i + member) % 40;
                    out.row(
                            World.id(72, (i + member) % 40, Dice.of(world.seed, "user", (i + member) % 40)),
                            user,
                            user + "@northlight.example",
                            "STANDARD",
                            dice.percent(97) ? "BOUND" : "PENDING",
                            creator.id(),
                            creator.handle(),
                            ROLES.of(dice),
                            MAY.of(dice),
                            dice.percent(95));
                }
            }
        }
    }

    private void posts() throws IOException {
        try (CsvOut out = out(
                "spark_posts",
                "advertiser_id,item_id,item_type,item_status,auth_code,ad_auth_status,auth_code_status,applied,auth_start_time,auth_end_time,identity_id,identity_type,tiktok_name,duet_original_item_id,original_post_authorized,anchor_status,error_key,error_code")) {
            for (int i = 0; i < world.posts; i++) {
                post(i, out);
            }
        }
    }

    private void post(int number, CsvOut out) throws IOException {
        Dice dice = world.dice("post-row", number);
        if (dice.percent(1.5)) {
            return; // never authorized: its ads find no row
        }
        int creatorNumber = world.creatorOfPost(number);
        World.Creator creator = world.creator(creatorNumber);
        String authorization = AUTHORIZATION.of(dice);
        LocalDateTime start = World.AS_OF.minusDays(20 + dice.below(150)).minusMinutes(dice.below(1_440));
        LocalDateTime end = switch (authorization) {
            case "expired" -> World.AS_OF.minusDays(1 + dice.below(19));
            case "ends-soon" -> World.AS_OF.plusDays(1 + dice.below(13));
            default -> start.plusDays(dice.percent(60) ? 365 : 190);
        };
        boolean started = !authorization.equals("not-started");
        boolean told = !authorization.equals("unknown");
        boolean duet = dice.percent(1);
        String error = ERROR.of(dice);
        boolean isNumber = Character.isDigit(error.charAt(0));
        out.row(
                world.account(World.accountOfCreator(creatorNumber)).id(),
                world.postId(number),
                ITEM_TYPE.of(dice),
                ITEM_STATUS.of(dice),
                '#'
                        + Long.toString(dice.between(1L << 60, Long.MAX_VALUE), 36)
                        + Long.toString(dice.between(1L << 60, Long.MAX_VALUE), 36)
                        + '=',
                told ? authorization.equals("revoked") ? "NOT_AUTHORIZED" : "AUTHORIZED" : "",
                switch (authorization) {
                    case "not-applied" -> "NOT_USED";
                    case "deleted" -> "DELETED";
                    case "unknown" -> "";
                    default -> "IN_USE";
                },
                told ? !authorization.equals("not-applied") : "",
                told ? World.time(started ? start : World.AS_OF.plusDays(2)) : "",
                told ? World.time(end) : "",
                dice.percent(1) ? World.id(71, 999_999_999, dice) : creator.id(),
                "AUTH_CODE",
                creator.name(),
                duet ? World.id(75, 900_000_000 + number % 1_000, dice) : "",
                duet ? dice.percent(50) : "",
                ANCHOR.of(dice),
                isNumber ? "" : error,
                isNumber ? error : "");
    }

    private void ads() throws IOException {
        try (CsvOut out = out(
                "ads",
                "advertiser_id,ad_id,ad_name,campaign_id,campaign_name,adgroup_id,adgroup_name,identity_type,identity_id,identity_name,tiktok_item_id,ad_format,main_material_type,creative_type,video_id,operation_status,secondary_status,create_time,schedule_end_time,spend,impressions")) {
            World.Account account = world.account(0);
            World.Campaign campaign = world.campaign(0);
            World.AdGroup group = world.adGroup(0);
            for (int i = 0; i < world.ads; i++) {
                // Made anew only where they change: making them is most of the work.
                if (i == 0 || world.accountOfAd(i) != world.accountOfAd(i - 1)) {
                    account = world.account(world.accountOfAd(i));
                }
                if (i == 0 || world.campaignOfAd(i) != world.campaignOfAd(i - 1)) {
                    campaign = world.campaign(world.campaignOfAd(i));
                }
                if (i == 0 || world.adGroupOfAd(i) != world.adGroupOfAd(i - 1)) {
                    group = world.adGroup(world.adGroupOfAd(i));
                }
                ad(i, account, campaign, group, out);
            }
        }
    }

    private void ad(int number, World.Account account, World.Campaign campaign, World.AdGroup group, CsvOut out)
            throws IOException {
        Dice dice = world.dice("ad", number);
        String identityType = IDENTITY_TYPE.of(dice);
        String identityId = "";
        String identityName = account.name();
        String itemId = "";
        String label = "BRAND";
        if (identityType.equals("CREATOR")) {
            int accountNumber = world.accountOfAd(number);
            int post = world.postOfAccount(accountNumber, dice);
            boolean byCode = dice.percent(58);
            int creatorNumber = byCode ? world.creatorOfPost(post) : world.creatorOfAccount(accountNumber, dice);
            World.Creator creator = world.creator(creatorNumber);
            boolean code = creator.type().equals("AUTH_CODE");
            if (code && !byCode) {
                creator = world.creator(world.creatorOfPost(post));
            }
            identityType = creator.type();
            identityId = dice.percent(99) ? creator.id() : "";
            identityName = dice.percent(96) ? creator.name() : "";
            String itsPost = code ? world.postId(post) : World.id(76, number, dice);
            itemId = dice.percent(99) ? itsPost : "";
            label = "SPARK_" + creator.handle();
        } else if (identityType.equals("CUSTOMIZED_USER")) {
            identityId =
                    World.id(74, world.accountOfAd(number), Dice.of(world.seed, "custom", world.accountOfAd(number)));
        }
        String format = FORMAT.of(dice);
        boolean spark = !itemId.isEmpty();
        String material = format.equals("SINGLE_VIDEO") && dice.percent(40)
                ? spark ? "VIDEO_SPARK_ADS" : "VIDEO_NON_SPARK_ADS"
                : "";
        LocalDateTime created = group.start().minusMinutes(dice.below(10_000));
        boolean hasSpent = dice.percent(80);
        out.row(
                account.id(),
                world.adId(number),
                World.adName(dice, label),
                campaign.id(),
                campaign.name(),
                group.id(),
                group.name(),
                identityType,
                identityId,
                identityName,
                itemId,
                format,
                material,
                CREATIVE_TYPE.of(dice),
                "v10033g50000c" + Long.toString(dice.between(1L << 60, Long.MAX_VALUE), 36) + dice.digits(6),
                OPERATION_STATUS.of(dice),
                SECONDARY_STATUS.of(dice),
                World.time(created),
                group.openEnd() ? "" : World.time(group.end()),
                hasSpent ? dice.below(3_000) + "." + dice.digits(2) : "0.00",
                hasSpent ? dice.below(400_000) : 0);
    }

    private CsvOut out(String kind, String header) throws IOException {
        return new CsvOut(folder.resolve(kind + ".csv"), header);
    }
}
