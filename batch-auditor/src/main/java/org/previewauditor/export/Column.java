package org.previewauditor.export;

import static org.previewauditor.export.CellType.BOOLEAN;
import static org.previewauditor.export.CellType.CODE_NUMBER;
import static org.previewauditor.export.CellType.END_TIME;
import static org.previewauditor.export.CellType.ENUM;
import static org.previewauditor.export.CellType.ENUM_WITH_UNSET;
import static org.previewauditor.export.CellType.ID;
import static org.previewauditor.export.CellType.LIST;
import static org.previewauditor.export.CellType.NUMBER;
import static org.previewauditor.export.CellType.SECRET;
import static org.previewauditor.export.CellType.TEXT;
import static org.previewauditor.export.CellType.TIME;

import java.util.List;
import java.util.Locale;

/**
 * Every column that some kind of export has, with the other names under which it is found. An alias holds in every
 * kind that has the column.
 */
public enum Column {
    AD_ID(ID, "Ad ID", "広告ID", "creative id", "Related ads"),
    ADVERTISER_ID(ID, "account_id", "Advertiser ID", "Ad account ID"),
    AD_NAME(TEXT, "Ad name", "広告名"),
    CAMPAIGN_ID(ID),
    CAMPAIGN_NAME(TEXT, "キャンペーン名", "推广系列名称"),
    ADGROUP_ID(ID, "ad_group_id"),
    ADGROUP_NAME(TEXT, "広告セット名", "广告组名称"),
    SMART_PLUS_AD_ID(ID, "ad_id_v2"),
    CAMPAIGN_AUTOMATION_TYPE(ENUM),
    IS_SMART_PERFORMANCE_CAMPAIGN(BOOLEAN),
    IDENTITY_TYPE(ENUM_WITH_UNSET, "ad_identity_type"),
    IDENTITY_ID(ID),
    IDENTITY_AUTHORIZED_BC_ID(ID, "bc_id"),
    IDENTITY_NAME(TEXT, "Identity", "username", "display_name", "tiktok_name"),
    TIKTOK_ITEM_ID(ID, "post_id", "Post ID", "item_id"),
    AD_FORMAT(ENUM),
    MAIN_MATERIAL_TYPE(ENUM),
    CREATIVE_TYPE(ENUM),
    SHOPPING_ADS_TYPE(ENUM),
    PROMOTION_TYPE(ENUM),
    VIDEO_ID(ID),
    SCHEDULE_END_TIME(END_TIME),
    OPERATION_STATUS(ENUM, "opt_status", "ad_opt_status"),
    SECONDARY_STATUS(ENUM, "ad_status", "Status"),
    CREATE_TIME(TIME),
    MODIFY_TIME(TIME),
    UPDATED_AT(TIME),
    SPEND(NUMBER, "Spend", "Cost", "消費額", "費用", "広告費", "消耗"),
    AD_TEXT(TEXT, "Text", "Ad text"),
    LANDING_PAGE_URL(TEXT, "Web address", "Landing page URL"),
    DEEPLINK(TEXT, "deeplink_url", "Deep link"),
    IMPRESSIONS(NUMBER, "インプレッション", "展示数"),

    DATE(TIME, "stat_time_day", "stat_time_hour", "Time", "By Day", "日付"),

    STATUS(ENUM),
    NAME(TEXT),
    REJECTION_REASON(TEXT),
    TIMEZONE(TEXT),
    DISPLAY_TIMEZONE(TEXT),
    CURRENCY(TEXT),
    COUNTRY(TEXT),
    OWNER_BC_ID(ID),
    CAN_USE_CUSTOM_IDENTITY(BOOLEAN),
    BALANCE(NUMBER),

    USERNAME(TEXT, "handle", "tiktok_handle"),
    DISPLAY_NAME(TEXT),
    AD_DELIVERY_PERMISSION(ENUM),
    AVAILABLE_STATUS(ENUM),
    CAN_PULL_VIDEO(BOOLEAN),
    CAN_PUSH_VIDEO(BOOLEAN),
    IS_GPPPA(BOOLEAN),
    LINK_STATUS(ENUM),

    USER_ID(ID),
    USER_EMAIL(TEXT),
    USER_NAME(TEXT),
    USER_ROLE(ENUM),
    MEMBER_STATUS(ENUM, "relation_status"),
    TT_ACCOUNT_ROLES(LIST),
    CAN_PUBLISH(BOOLEAN, "Publish and manage new videos"),
    RUNS_ADS(BOOLEAN),

    ITEM_ID(ID, "tiktok_item_id", "post_id", "Post ID"),
    AUTH_CODE(SECRET),
    AD_AUTH_STATUS(ENUM),
    AUTH_START_TIME(TIME),
    AUTH_END_TIME(END_TIME),
    AUTH_CODE_STATUS(ENUM),
    ITEM_STATUS(ENUM, "status", "item_info.status"),
    ERROR_KEY(CellType.ERROR_KEY),
    ERROR_CODE(CODE_NUMBER),
    ITEM_TYPE(ENUM),
    AUTHORIZATION_DAYS(NUMBER),
    TIKTOK_NAME(TEXT),
    APPLIED(BOOLEAN),
    DUET_ORIGINAL_ITEM_ID(ID),
    STITCH_ORIGINAL_ITEM_ID(ID),
    MENTIONED_ITEM_IDS(LIST),
    IS_MULTI_DUET_STITCH(BOOLEAN),
    ORIGINAL_POST_AUTH_CODE(SECRET),
    ORIGINAL_POST_AUTHORIZED(BOOLEAN),
    ANCHOR_STATUS(LIST, "anchor_list.status"),

    LAST_SYNC_AT(END_TIME),
    TOKEN_EXPIRES_AT(END_TIME),
    TOOL(TEXT),
    WORKSPACE(TEXT),
    MEMBER_EMAIL(TEXT),
    CONNECTED_AT(TIME),

    SCHEDULE_TYPE(ENUM),
    SCHEDULE_START_TIME(TIME),
    DAYPARTING(TEXT),
    BUDGET(NUMBER),
    BUDGET_MODE(ENUM),
    OPTIMIZATION_GOAL(ENUM),
    BILLING_EVENT(ENUM),
    PLACEMENTS(LIST),
    OBJECTIVE_TYPE(ENUM),
    CAMPAIGN_TYPE(ENUM),

    WIDTH(NUMBER),
    HEIGHT(NUMBER),
    DURATION(NUMBER),
    SIZE(NUMBER),
    FORMAT(TEXT),
    BIT_RATE(NUMBER),
    DISPLAYABLE(BOOLEAN),
    FLAW_TYPES(LIST),

    CODE(CODE_NUMBER, "error_code", "return_code", "response_code", "api_code", "code_number"),
    KEY(TEXT, "error_key", "error_name"),
    MESSAGE(TEXT, "error_message", "error_msg", "msg", "error", "error_description", "notification_message"),
    OCCURRED_AT(TIME, "time", "timestamp", "logged_at", "error_time", "created_at", "datetime", "date"),
    REQUEST_ID(TEXT, "log_id");

    private final String id = name().toLowerCase(Locale.ROOT);
    private final CellType type;
    private final List<String> aliases;

    Column(CellType type, String... aliases) {
        this.type = type;
        this.aliases = List.of(aliases);
    }

    /** TikTok's own name for it, such as {@code ad_id}. */
    public String id() {
        return id;
    }

    CellType type() {
        return type;
    }

    List<String> aliases() {
        return aliases;
    }

    @Override
    public String toString() {
        return id;
    }
}
