package org.previewauditor.export;

import static org.previewauditor.export.Column.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.previewauditor.fact.ExportKind;

/** Which columns make a file a file of one kind, and which others that kind has. */
final class KindShape {

    /** Alternatives of which a header, or a row, must have some. */
    record Need(int atLeast, List<Set<Column>> anyOf) {

        boolean isMetBy(Set<Column> columns) {
            return anyOf.stream().filter(columns::containsAll).count() >= atLeast;
        }

        @Override
        public String toString() {
            String names = anyOf.stream()
                    .map(columns -> columns.stream().map(Need::name).collect(Collectors.joining(" with ")))
                    .collect(Collectors.joining(atLeast == 1 ? " or " : ", "));
            return atLeast == 1 ? names : atLeast + " of " + names;
        }

        /** No export calls its date column by the name that it has here. */
        private static String name(Column column) {
            return column == DATE ? "a date column such as stat_time_day" : column.id();
        }
    }

    /** The kinds, in the order in which reports name them. */
    static final List<KindShape> ALL = List.of(
            of(ExportKind.ADS)
                    .key(AD_ID)
                    .id(ADVERTISER_ID)
                    .also(AD_NAME, CAMPAIGN_ID, CAMPAIGN_NAME, ADGROUP_ID, ADGROUP_NAME, SMART_PLUS_AD_ID)
                    .also(CAMPAIGN_AUTOMATION_TYPE, IS_SMART_PERFORMANCE_CAMPAIGN)
                    .also(IDENTITY_TYPE, IDENTITY_ID, IDENTITY_AUTHORIZED_BC_ID, IDENTITY_NAME, TIKTOK_ITEM_ID)
                    .also(AD_FORMAT, MAIN_MATERIAL_TYPE, CREATIVE_TYPE, SHOPPING_ADS_TYPE, PROMOTION_TYPE, VIDEO_ID)
                    .also(SCHEDULE_END_TIME, OPERATION_STATUS, SECONDARY_STATUS)
                    .also(CREATE_TIME, MODIFY_TIME, UPDATED_AT, SPEND, IMPRESSIONS)
                    .uncounted(AD_TEXT, LANDING_PAGE_URL, DEEPLINK),
            of(ExportKind.AD_REPORTS)
                    .key(AD_ID)
                    .needs(DATE)
                    .needs(SPEND, IMPRESSIONS)
                    .uncounted(ADVERTISER_ID),
            of(ExportKind.AD_ACCOUNTS)
                    .key(ADVERTISER_ID)
                    .needs(STATUS)
                    .also(NAME, REJECTION_REASON, TIMEZONE, DISPLAY_TIMEZONE, CURRENCY, COUNTRY, OWNER_BC_ID)
                    .also(CAN_USE_CUSTOM_IDENTITY, BALANCE, CREATE_TIME)
                    .uncounted(UPDATED_AT),
            of(ExportKind.IDENTITIES)
                    .key(IDENTITY_ID, USERNAME)
                    .needs(IDENTITY_TYPE, AVAILABLE_STATUS, AD_DELIVERY_PERMISSION)
                    // Ads and posts name identities, but are no list of those that there are.
                    .without(AD_ID, TIKTOK_ITEM_ID)
                    .also(DISPLAY_NAME, IDENTITY_AUTHORIZED_BC_ID, CAN_PULL_VIDEO, CAN_PUSH_VIDEO, IS_GPPPA)
                    .also(ADVERTISER_ID),
            of(ExportKind.IDENTITY_AD_ACCOUNTS)
                    .key(IDENTITY_ID, USERNAME)
                    .id(ADVERTISER_ID)
                    .without(AD_ID)
                    .also(LINK_STATUS, CAN_PULL_VIDEO, CAN_PUSH_VIDEO),
            of(ExportKind.MEMBER_PERMISSIONS)
                    .key(IDENTITY_ID, USERNAME)
                    .id(USER_ID, USER_EMAIL)
                    .also(USER_NAME, USER_ROLE, MEMBER_STATUS, TT_ACCOUNT_ROLES, CAN_PUBLISH, RUNS_ADS),
            of(ExportKind.SPARK_POSTS)
                    .key(ITEM_ID)
                    .needs(
                            AUTH_CODE,
                            AD_AUTH_STATUS,
                            AUTH_END_TIME,
                            AUTH_CODE_STATUS,
                            ITEM_STATUS,
                            ERROR_KEY,
                            ERROR_CODE)
                    .also(ADVERTISER_ID, ITEM_TYPE, AUTH_START_TIME, AUTHORIZATION_DAYS)
                    .also(IDENTITY_ID, IDENTITY_TYPE, TIKTOK_NAME, APPLIED)
                    .also(DUET_ORIGINAL_ITEM_ID, STITCH_ORIGINAL_ITEM_ID, MENTIONED_ITEM_IDS, IS_MULTI_DUET_STITCH)
                    .also(ORIGINAL_POST_AUTH_CODE, ORIGINAL_POST_AUTHORIZED, ANCHOR_STATUS),
            of(ExportKind.CONNECTIONS)
                    .key(ADVERTISER_ID)
                    .needs(1, List.of(Set.of(LAST_SYNC_AT), Set.of(TOKEN_EXPIRES_AT), ordered(STATUS, TOOL)))
                    .also(WORKSPACE, MEMBER_EMAIL, CONNECTED_AT),
            of(ExportKind.AD_GROUPS)
                    .key(ADGROUP_ID)
                    .needs(SCHEDULE_END_TIME, SCHEDULE_TYPE, BUDGET)
                    .without(AD_ID)
                    .also(CAMPAIGN_ID, ADVERTISER_ID, SCHEDULE_START_TIME, SHOPPING_ADS_TYPE, PROMOTION_TYPE)
                    .also(DAYPARTING, BUDGET_MODE, OPTIMIZATION_GOAL, BILLING_EVENT, PLACEMENTS)
                    .uncounted(UPDATED_AT, ADGROUP_NAME),
            of(ExportKind.CAMPAIGNS)
                    .key(CAMPAIGN_ID)
                    .needs(OBJECTIVE_TYPE, CAMPAIGN_AUTOMATION_TYPE, BUDGET_MODE)
                    .without(ADGROUP_ID, AD_ID)
                    .also(CAMPAIGN_NAME, ADVERTISER_ID, IS_SMART_PERFORMANCE_CAMPAIGN, CAMPAIGN_TYPE, BUDGET)
                    .uncounted(UPDATED_AT),
            of(ExportKind.CREATIVES)
                    .key(VIDEO_ID, ITEM_ID)
                    .needs(2, each(WIDTH, HEIGHT, DURATION, SIZE, FORMAT))
                    .also(BIT_RATE, DISPLAYABLE, FLAW_TYPES),
            of(ExportKind.ERROR_LOG)
                    .key(AD_ID, ADVERTISER_ID)
                    .needs(CODE, KEY, MESSAGE)
                    .also(OCCURRED_AT, REQUEST_ID));

    private static final Map<ExportKind, KindShape> BY_KIND = new EnumMap<>(ExportKind.class);

    static {
        ALL.forEach(shape -> BY_KIND.put(shape.kind, shape));
    }

    private final ExportKind kind;
    private final List<Need> needs = new ArrayList<>();
    private final List<List<Column>> ids = new ArrayList<>();
    private final Set<Column> forbidden = EnumSet.noneOf(Column.class);
    private final Set<Column> listed = EnumSet.noneOf(Column.class);
    private final Set<Column> columns = EnumSet.noneOf(Column.class);

    private KindShape(ExportKind kind) {
        this.kind = kind;
    }

    static KindShape shapeOf(ExportKind kind) {
        KindShape shape = BY_KIND.get(kind);
        if (shape == null) {
            throw new IllegalArgumentException("no columns are known for " + kind);
        }
        return shape;
    }

    ExportKind kind() {
        return kind;
    }

    /** What the header of such a file must have. */
    List<Need> needs() {
        return needs;
    }

    /** Columns that a file of this kind must not have, whatever their spelling. */
    Set<Column> forbidden() {
        return forbidden;
    }

    /** All columns that count when kinds are compared. */
    Set<Column> listed() {
        return listed;
    }

    /** All columns that are read, counted or not. */
    Set<Column> columns() {
        return columns;
    }

    /** The columns of which a row must have one: the kind's own key. */
    List<Column> key() {
        return ids.get(0);
    }

    /** The ids that every row must have, each as its alternatives; the kind's own key is the first. */
    List<List<Column>> ids() {
        return ids;
    }

    private static KindShape of(ExportKind kind) {
        return new KindShape(kind);
    }

    private KindShape key(Column... alternatives) {
        return id(alternatives);
    }

    private KindShape id(Column... alternatives) {
        ids.add(List.of(alternatives));
        return needs(alternatives);
    }

    private KindShape needs(Column... alternatives) {
        return needs(1, each(alternatives));
    }

    private KindShape needs(int atLeast, List<Set<Column>> anyOf) {
        needs.add(new Need(atLeast, anyOf));
        anyOf.forEach(this::list);
        return this;
    }

    private KindShape also(Column... others) {
        list(Arrays.asList(others));
        return this;
    }

    private KindShape without(Column... others) {
        forbidden.addAll(Arrays.asList(others));
        return this;
    }

    private KindShape uncounted(Column... others) {
        columns.addAll(Arrays.asList(others));
        return this;
    }

    private void list(Collection<Column> more) {
        listed.addAll(more);
        columns.addAll(more);
    }

    private static List<Set<Column>> each(Column... alternatives) {
        return Arrays.stream(alternatives).map(Set::of).toList();
    }

    private static Set<Column> ordered(Column... together) {
        return new LinkedHashSet<>(Arrays.asList(together));
    }
}
