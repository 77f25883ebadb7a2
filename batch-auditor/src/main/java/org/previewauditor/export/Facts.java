package org.previewauditor.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdContent;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.Creative;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.LoggedError;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.Source;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;

/**
 * Makes facts of the rows of one file. Every method leaves out what it cannot read, and the row then has a problem. For
 * any number of threads.
 */
final class Facts {

    private static final String EXISTING_POSTS = "EXISTING_POSTS";
    private static final String POST = "POST";

    private final DropFile file;
    private final ExportKind kind;
    private final FileColumns columns;
    private final Ad.Columns adColumns;
    private final boolean tellsContent;
    private final boolean tellsEnd;
    private final @Nullable String advertiserId;
    private final Interner interner = new Interner();

    Facts(DropFile file, FileColumns columns, @Nullable String advertiserId) {
        this.file = file;
        this.kind = columns.shape().kind();
        this.columns = columns;
        this.advertiserId = advertiserId;
        this.adColumns = new Ad.Columns(columns.has(Column.IDENTITY_TYPE), columns.has(Column.TIKTOK_ITEM_ID));
        this.tellsContent =
                columns.has(Column.AD_TEXT) || columns.has(Column.LANDING_PAGE_URL) || columns.has(Column.DEEPLINK);
        this.tellsEnd = columns.has(Column.SCHEDULE_END_TIME);
    }

    /** The ads of a row of an {@code ads} file. */
    AdRow adRow(Row row) {
        String named = row.id(Column.ADVERTISER_ID);
        String advertiser = named == null ? advertiserId : named;
        List<String> adIds = row.ids(Column.AD_ID);
        if (advertiser == null || adIds.isEmpty()) {
            row.requireIds(advertiserId != null);
        }
        String ofAccount = advertiser == null ? "" : advertiser;
        Ad first = ad(row, ofAccount, adIds.isEmpty() ? "" : adIds.get(0));
        List<Ad> ads = adIds.size() < 2
                ? List.of(first)
                : adIds.stream().map(adId -> withId(first, adId)).toList();
        return new AdRow(
                file,
                row.line(),
                ads,
                row.time(Column.UPDATED_AT),
                row.time(Column.DATE, Tally.Oddity.UNREADABLE_DATE));
    }

    private Ad ad(Row row, String advertiser, String adId) {
        String itemId = row.id(Column.TIKTOK_ITEM_ID);
        return new Ad(
                advertiser,
                adId,
                row.text(Column.AD_NAME),
                row.id(Column.CAMPAIGN_ID),
                row.text(Column.CAMPAIGN_NAME),
                row.id(Column.ADGROUP_ID),
                row.text(Column.ADGROUP_NAME),
                row.id(Column.SMART_PLUS_AD_ID),
                row.word(Column.CAMPAIGN_AUTOMATION_TYPE),
                row.bool(Column.IS_SMART_PERFORMANCE_CAMPAIGN),
                row.identityType(itemId != null),
                row.id(Column.IDENTITY_ID),
                row.text(Column.IDENTITY_NAME),
                itemId,
                row.word(Column.AD_FORMAT),
                row.word(Column.MAIN_MATERIAL_TYPE),
                row.word(Column.CREATIVE_TYPE),
                row.word(Column.SHOPPING_ADS_TYPE),
                row.word(Column.PROMOTION_TYPE),
                row.id(Column.VIDEO_ID),
                row.time(Column.SCHEDULE_END_TIME),
                row.word(Column.OPERATION_STATUS),
                row.word(Column.SECONDARY_STATUS),
                row.time(Column.CREATE_TIME, Tally.Oddity.UNREADABLE_CREATE_TIME),
                row.spend(),
                row.impressions(),
                tellsContent ? content(row) : null,
                adColumns,
                source(row));
    }

    private static AdContent content(Row row) {
        return new AdContent(row.text(Column.AD_TEXT), row.text(Column.LANDING_PAGE_URL), row.text(Column.DEEPLINK));
    }

    private static Ad withId(Ad ad, String adId) {
        return new Ad(
                ad.advertiserId(),
                adId,
                ad.adName(),
                ad.campaignId(),
                ad.campaignName(),
                ad.adgroupId(),
                ad.adgroupName(),
                ad.smartPlusAdId(),
                ad.campaignAutomationType(),
                ad.isSmartPerformanceCampaign(),
                ad.identityType(),
                ad.identityId(),
                ad.identityName(),
                ad.tiktokItemId(),
                ad.adFormat(),
                ad.mainMaterialType(),
                ad.creativeType(),
                ad.shoppingAdsType(),
                ad.promotionType(),
                ad.videoId(),
                ad.scheduleEndTime(),
                ad.operationStatus(),
                ad.secondaryStatus(),
                ad.createTime(),
                ad.spend(),
                ad.impressions(),
                ad.content(),
                ad.columns(),
                ad.source());
    }

    /** The facts of a row of any other file. */
    FactRow factRow(Row row) {
        List<Object> facts = switch (kind) {
            case AD_REPORTS -> reportRows(row);
            case AD_ACCOUNTS -> List.of(adAccount(row));
            case IDENTITIES -> identity(row);
            case IDENTITY_AD_ACCOUNTS -> List.of(link(row, id(row, Column.ADVERTISER_ID)));
            case MEMBER_PERMISSIONS -> List.of(member(row));
            case SPARK_POSTS -> List.of(sparkPost(row));
            case CONNECTIONS -> List.of(connection(row));
            case AD_GROUPS -> List.of(adGroup(row));
            case CAMPAIGNS -> List.of(campaign(row));
            case CREATIVES -> List.of(creative(row));
            case ERROR_LOG -> List.of(loggedError(row));
            case ADS -> throw new IllegalStateException("rows of ads are made by adRow");
        };
        return new FactRow(row.line(), facts, row.time(Column.UPDATED_AT));
    }

    private List<Object> reportRows(Row row) {
        List<String> adIds = row.ids(Column.AD_ID);
        if (adIds.isEmpty()) {
            row.requireIds(false);
        }
        String advertiser = row.id(Column.ADVERTISER_ID);
        List<Object> rows = new ArrayList<>(adIds.size());
        for (String adId : adIds) {
            rows.add(new ReportRow(advertiser, adId, row.spend(), row.impressions()));
        }
        return rows;
    }

    private AdAccount adAccount(Row row) {
        return new AdAccount(
                id(row, Column.ADVERTISER_ID),
                row.text(Column.NAME),
                row.word(Column.STATUS),
                currency(row),
                row.bool(Column.CAN_USE_CUSTOM_IDENTITY),
                row.number(Column.BALANCE),
                source(row));
    }

    /** Everything told in money is told by it, so it is masked from the beginning. */
    private static @Nullable String currency(Row row) {
        String currency = row.text(Column.CURRENCY);
        return currency == null ? null : RejectText.of(currency).toUpperCase(Locale.ROOT);
    }

    private List<Object> identity(Row row) {
        String identityId = interner.internIfPresent(row.id(Column.IDENTITY_ID));
        String username = interner.internIfPresent(row.text(Column.USERNAME));
        String advertiser = interner.internIfPresent(row.id(Column.ADVERTISER_ID));
        if (identityId == null && username == null) {
            row.requireIds(false);
        }
        TikTokAccount account = new TikTokAccount(
                identityId,
                username,
                interner.internIfPresent(row.text(Column.DISPLAY_NAME)),
                row.identityType(false),
                row.word(Column.AD_DELIVERY_PERMISSION),
                row.word(Column.AVAILABLE_STATUS),
                row.bool(Column.CAN_PULL_VIDEO),
                row.bool(Column.CAN_PUSH_VIDEO),
                row.bool(Column.IS_GPPPA),
                advertiser,
                source(row));
        return advertiser == null ? List.of(account) : List.of(account, link(row, advertiser));
    }

    private AccountLink link(Row row, String advertiser) {
        String identityId = interner.internIfPresent(row.id(Column.IDENTITY_ID));
        String username = interner.internIfPresent(row.text(Column.USERNAME));
        if (identityId == null && username == null) {
            row.requireIds(false);
        }
        return new AccountLink(
                interner.intern(advertiser),
                identityId,
                username,
                row.word(Column.LINK_STATUS),
                row.bool(Column.CAN_PULL_VIDEO),
                row.bool(Column.CAN_PUSH_VIDEO),
                source(row));
    }

    private MemberPermission member(Row row) {
        String userId = interner.internIfPresent(row.id(Column.USER_ID));
        String userEmail = interner.internIfPresent(row.text(Column.USER_EMAIL));
        String identityId = interner.internIfPresent(row.id(Column.IDENTITY_ID));
        String username = interner.internIfPresent(row.text(Column.USERNAME));
        if ((userId == null && userEmail == null) || (identityId == null && username == null)) {
            row.requireIds(false);
        }
        return new MemberPermission(
                userId,
                userEmail,
                interner.internIfPresent(row.text(Column.USER_NAME)),
                identityId,
                username,
                row.word(Column.MEMBER_STATUS),
                columns.has(Column.TT_ACCOUNT_ROLES) ? roles(row) : null,
                row.bool(Column.CAN_PUBLISH),
                row.bool(Column.RUNS_ADS),
                source(row));
    }

    private Set<String> roles(Row row) {
        Set<String> roles = new TreeSet<>();
        for (String word : row.words(Column.TT_ACCOUNT_ROLES)) {
            String role = word.equals(EXISTING_POSTS) ? POST : word;
            row.countIfUnknown(Column.TT_ACCOUNT_ROLES, role);
            roles.add(role);
        }
        return interner.intern(Collections.unmodifiableSet(roles));
    }

    private SparkPost sparkPost(Row row) {
        return new SparkPost(
                id(row, Column.ITEM_ID),
                interner.internIfPresent(row.id(Column.ADVERTISER_ID)),
                row.word(Column.ITEM_TYPE),
                row.word(Column.ITEM_STATUS),
                row.word(Column.AD_AUTH_STATUS),
                interner.internIfPresent(row.time(Column.AUTH_START_TIME)),
                interner.internIfPresent(row.time(Column.AUTH_END_TIME)),
                row.word(Column.AUTH_CODE_STATUS),
                row.bool(Column.APPLIED),
                interner.internIfPresent(errorKey(row)),
                interner.internIfPresent(row.codeNumber(Column.ERROR_CODE)),
                interner.internIfPresent(row.id(Column.IDENTITY_ID)),
                row.identityType(true),
                interner.internIfPresent(row.text(Column.TIKTOK_NAME)),
                row.id(Column.DUET_ORIGINAL_ITEM_ID),
                row.id(Column.STITCH_ORIGINAL_ITEM_ID),
                row.listedIds(Column.MENTIONED_ITEM_IDS),
                row.bool(Column.IS_MULTI_DUET_STITCH),
                row.text(Column.ORIGINAL_POST_AUTH_CODE) != null,
                row.bool(Column.ORIGINAL_POST_AUTHORIZED),
                row.anchorStatus(),
                source(row));
    }

    private static @Nullable String errorKey(Row row) {
        String key = row.text(Column.ERROR_KEY);
        return key == null ? null : Cells.normalWord(key).toLowerCase(Locale.ROOT);
    }

    private Connection connection(Row row) {
        return new Connection(
                id(row, Column.ADVERTISER_ID),
                interner.internIfPresent(row.text(Column.TOOL)),
                row.word(Column.STATUS),
                row.time(Column.LAST_SYNC_AT),
                row.time(Column.TOKEN_EXPIRES_AT),
                source(row));
    }

    private AdGroup adGroup(Row row) {
        Instant end = row.time(Column.SCHEDULE_END_TIME);
        return new AdGroup(
                id(row, Column.ADGROUP_ID),
                interner.internIfPresent(row.id(Column.CAMPAIGN_ID)),
                row.word(Column.SCHEDULE_TYPE),
                row.time(Column.SCHEDULE_START_TIME),
                end,
                row.word(Column.SHOPPING_ADS_TYPE),
                row.word(Column.PROMOTION_TYPE),
                interner.internIfPresent(row.id(Column.ADVERTISER_ID)),
                row.text(Column.ADGROUP_NAME),
                row.word(Column.BUDGET_MODE),
                row.number(Column.BUDGET, Tally.Oddity.UNREADABLE_BUDGET),
                interner.internIfPresent(row.text(Column.DAYPARTING)),
                tellsEnd && end == null,
                source(row));
    }

    private Campaign campaign(Row row) {
        return new Campaign(
                id(row, Column.CAMPAIGN_ID),
                row.text(Column.CAMPAIGN_NAME),
                row.word(Column.CAMPAIGN_AUTOMATION_TYPE),
                row.bool(Column.IS_SMART_PERFORMANCE_CAMPAIGN),
                interner.internIfPresent(row.id(Column.ADVERTISER_ID)),
                row.word(Column.OBJECTIVE_TYPE),
                row.word(Column.BUDGET_MODE),
                row.number(Column.BUDGET, Tally.Oddity.UNREADABLE_BUDGET),
                source(row));
    }

    private Creative creative(Row row) {
        String videoId = row.id(Column.VIDEO_ID);
        String itemId = row.id(Column.ITEM_ID);
        if (videoId == null && itemId == null) {
            row.requireIds(false);
        }
        String format = row.text(Column.FORMAT);
        return new Creative(
                videoId,
                itemId,
                row.number(Column.WIDTH, Tally.Oddity.UNREADABLE_MEASURE),
                row.number(Column.HEIGHT, Tally.Oddity.UNREADABLE_MEASURE),
                row.number(Column.DURATION, Tally.Oddity.UNREADABLE_MEASURE),
                row.number(Column.SIZE, Tally.Oddity.UNREADABLE_MEASURE),
                format == null ? null : interner.intern(withoutDot(format)),
                source(row));
    }

    /** {@code .MP4} and {@code video/mp4} are mp4. */
    private static String withoutDot(String format) {
        return format.substring(Math.max(format.lastIndexOf('.'), format.lastIndexOf('/')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    private LoggedError loggedError(Row row) {
        String advertiser = interner.internIfPresent(row.id(Column.ADVERTISER_ID));
        String adId = row.id(Column.AD_ID);
        if (advertiser == null && adId == null) {
            row.requireIds(false);
        }
        return new LoggedError(
                advertiser,
                adId,
                interner.internIfPresent(row.codeNumber(Column.CODE)),
                interner.internIfPresent(row.text(Column.KEY)),
                interner.internIfPresent(row.text(Column.MESSAGE)),
                row.time(Column.OCCURRED_AT, Tally.Oddity.UNREADABLE_OCCURRED_AT),
                row.text(Column.REQUEST_ID),
                source(row));
    }

    /** An id that every row must have; empty if it has none, and then the row has a problem. */
    private static String id(Row row, Column column) {
        String id = row.id(column);
        if (id == null) {
            row.requireIds(false);
            return "";
        }
        return id;
    }

    private Source source(Row row) {
        return new Source(file.name(), row.line());
    }
}
