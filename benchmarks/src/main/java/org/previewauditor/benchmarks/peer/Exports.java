package org.previewauditor.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Handle;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;

/** Everything that a drop says beside its ads, in hash maps by what ads name. */
public final class Exports {

    private final Map<String, AdAccount> adAccounts = new HashMap<>();
    private final Map<String, Campaign> campaigns = new HashMap<>();
    private final Map<String, AdGroup> adGroups = new HashMap<>();
    private final Map<String, List<SparkPost>> posts = new HashMap<>();
    private final Map<String, List<Connection>> connections = new HashMap<>();
    private final Map<String, List<TikTokAccount>> accountsById = new HashMap<>();
    private final Map<String, List<TikTokAccount>> accountsByName = new HashMap<>();
    private final Map<String, List<AccountLink>> linksById = new HashMap<>();
    private final Map<String, List<AccountLink>> linksByName = new HashMap<>();
    private final Map<String, List<MemberPermission>> membersById = new HashMap<>();
    private final Map<String, List<MemberPermission>> membersByName = new HashMap<>();
    private final Map<Named, AdContext.Access> access = new HashMap<>();

    private final Set<String> tools = new TreeSet<>();
    private final Map<ExportKind, CompleteExports.Scope> complete = new EnumMap<>(ExportKind.class);

    /** The TikTok account that an ad names. */
    private record Named(
            String advertiserId,
            @Nullable String id,
            @Nullable String name) {}

    /** For which ad accounts a kind is complete, and how its rows name TikTok accounts. */
    private static final class Seen {
        private final Set<String> advertiserIds = new HashSet<>();
        private boolean namesIds;
        private boolean namesHandles;
        private boolean ofAllAdvertisers;

        void row(@Nullable String advertiserId, @Nullable String id, @Nullable String... names) {
            ofAllAdvertisers |= advertiserId == null;
            if (advertiserId != null) {
                advertiserIds.add(advertiserId);
            }
            namesIds |= id != null;
            namesHandles |= Arrays.stream(names).anyMatch(name -> name != null);
        }

        CompleteExports.Scope scope() {
            return new CompleteExports.Scope(ofAllAdvertisers ? null : advertiserIds, Set.of(), namesIds, namesHandles);
        }
    }

    private Exports() {}

    /** Reads all files of a folder but its ads. They are called as the kind that they are. */
    public static Exports read(Path drop) throws IOException {
        Exports exports = new Exports();
        exports.readAdAccounts(drop);
        exports.readCampaigns(drop);
        exports.readAdGroups(drop);
        exports.readConnections(drop);
        exports.readAccounts(drop);
        exports.readLinks(drop);
        exports.readMembers(drop);
        exports.readPosts(drop);
        return exports;
    }

    public CompleteExports complete() {
        return new CompleteExports(complete);
    }

    /** The tool whose connections count. */
    public AnalyticsTool tool() {
        return AnalyticsTool.choose(null, tools);
    }

    /** The ad with the rows that it names. */
    public AdContext contextOf(Ad ad) {
        AdGroup group = adGroups.get(ad.adgroupId());
        String campaignId = ad.campaignId() != null || group == null ? ad.campaignId() : group.campaignId();
        List<SparkPost> own = ad.tiktokItemId() == null ? List.of() : posts.getOrDefault(ad.tiktokItemId(), List.of());
        return new AdContext(
                ad,
                group,
                campaigns.get(campaignId),
                adAccounts.get(ad.advertiserId()),
                access.computeIfAbsent(
                        new Named(ad.advertiserId(), ad.identityId(), ad.identityName()), this::accessOf),
                own,
                originalsOf(own),
                connections.getOrDefault(ad.advertiserId(), List.of()),
                null,
                List.of());
    }

    private List<SparkPost> originalsOf(List<SparkPost> own) {
        List<SparkPost> originals = new ArrayList<>(0);
        for (SparkPost post : own) {
            originals.addAll(posts.getOrDefault(String.valueOf(post.duetOriginalItemId()), List.of()));
            originals.addAll(posts.getOrDefault(String.valueOf(post.stitchOriginalItemId()), List.of()));
        }
        return originals;
    }

    /** All rows that may be about the TikTok account: by id, by handle or name. The first ones are meant first. */
    private AdContext.Access accessOf(Named named) {
        String name = named.name == null ? null : Handle.of(named.name);
        Set<TikTokAccount> accounts = new TreeSet<>((a, b) -> a.source().compareTo(b.source()));
        addAll(accounts, accountsById, named.id);
        addAll(accounts, accountsByName, name);
        Set<AccountLink> links = new TreeSet<>((a, b) -> a.source().compareTo(b.source()));
        addAll(links, linksById, within(named.advertiserId, named.id));
        addAll(links, linksByName, within(named.advertiserId, name));
        Set<MemberPermission> members = new TreeSet<>((a, b) -> a.source().compareTo(b.source()));
        addAll(members, membersById, named.id);
        addAll(members, membersByName, name);
        for (TikTokAccount account : accounts) {
            String handle = account.username() == null ? null : Handle.of(account.username());
            addAll(links, linksById, within(named.advertiserId, account.identityId()));
            addAll(links, linksByName, within(named.advertiserId, handle));
            addAll(members, membersById, account.identityId());
            addAll(members, membersByName, handle);
        }
        return new AdContext.Access(List.copyOf(accounts), List.copyOf(links), List.copyOf(members));
    }

    private static <T> void addAll(Set<T> rows, Map<String, List<T>> index, @Nullable String key) {
        rows.addAll(key == null ? List.of() : index.getOrDefault(key, List.of()));
    }

    private static @Nullable String within(String advertiserId, @Nullable String key) {
        return key == null ? null : advertiserId + '>' + key;
    }

    private static <T> void index(Map<String, List<T>> index, @Nullable String key, T row) {
        if (key != null) {
            index.computeIfAbsent(key, any -> new ArrayList<>(1)).add(row);
        }
    }

    private static @Nullable String handle(@Nullable String name) {
        return name == null ? null : Handle.of(name);
    }

    private void readAdAccounts(Path drop) throws IOException {
        boolean some = CsvTable.read(
                drop.resolve("ad_accounts.csv"),
                row -> adAccounts.put(
                        row.key("advertiser_id"),
                        new AdAccount(
                                row.key("advertiser_id"),
                                row.text("name"),
                                row.word("status"),
                                row.text("currency"),
                                row.bool("can_use_custom_identity"),
                                row.number("balance"),
                                row.source())));
        if (some) {
            complete.put(ExportKind.AD_ACCOUNTS, new CompleteExports.Scope(null, Set.of(), false, false));
        }
    }

    private void readCampaigns(Path drop) throws IOException {
        CsvTable.read(
                drop.resolve("campaigns.csv"),
                row -> campaigns.put(
                        row.key("campaign_id"),
                        new Campaign(
                                row.key("campaign_id"),
                                row.text("campaign_name"),
                                row.word("campaign_automation_type"),
                                row.bool("is_smart_performance_campaign"),
                                row.id("advertiser_id"),
                                row.word("objective_type"),
                                row.word("budget_mode"),
                                row.number("budget"),
                                row.source())));
    }

    private void readAdGroups(Path drop) throws IOException {
        CsvTable.read(
                drop.resolve("ad_groups.csv"),
                row -> adGroups.put(
                        row.key("adgroup_id"),
                        new AdGroup(
                                row.key("adgroup_id"),
                                row.id("campaign_id"),
                                row.word("schedule_type"),
                                row.time("schedule_start_time"),
                                row.time("schedule_end_time"),
                                row.word("shopping_ads_type"),
                                row.word("promotion_type"),
                                row.id("advertiser_id"),
                                row.text("adgroup_name"),
                                row.word("budget_mode"),
                                row.number("budget"),
                                row.text("dayparting"),
                                false,
                                row.source())));
    }

    private void readConnections(Path drop) throws IOException {
        boolean some = CsvTable.read(drop.resolve("connections.csv"), row -> {
            String tool = row.text("tool");
            if (tool != null) {
                tools.add(tool);
            }
            index(
                    connections,
                    row.key("advertiser_id"),
                    new Connection(
                            row.key("advertiser_id"),
                            tool,
                            row.word("status"),
                            row.time("last_sync_at"),
                            row.time("token_expires_at"),
                            row.source()));
        });
        if (some) {
            complete.put(ExportKind.CONNECTIONS, new CompleteExports.Scope(null, Set.of(), false, false));
        }
    }

    private void readAccounts(Path drop) throws IOException {
        Seen seen = new Seen();
        boolean some = CsvTable.read(drop.resolve("identities.csv"), row -> {
            TikTokAccount account = new TikTokAccount(
                    row.id("identity_id"),
                    row.text("username"),
                    row.text("display_name"),
                    row.word("identity_type"),
                    row.word("ad_delivery_permission"),
                    row.word("available_status"),
                    row.bool("can_pull_video"),
                    row.bool("can_push_video"),
                    row.bool("is_gpppa"),
                    row.id("advertiser_id"),
                    row.source());
            index(accountsById, account.identityId(), account);
            index(accountsByName, handle(account.username()), account);
            index(accountsByName, handle(account.displayName()), account);
            seen.row(account.advertiserId(), account.identityId(), account.username(), account.displayName());
        });
        if (some) {
            complete.put(ExportKind.IDENTITIES, seen.scope());
        }
    }

    private void readLinks(Path drop) throws IOException {
        Seen seen = new Seen();
        boolean some = CsvTable.read(drop.resolve("identity_ad_accounts.csv"), row -> {
            AccountLink link = new AccountLink(
                    row.key("advertiser_id"),
                    row.id("identity_id"),
                    row.text("username"),
                    row.word("link_status"),
                    row.bool("can_pull_video"),
                    row.bool("can_push_video"),
                    row.source());
            index(linksById, within(link.advertiserId(), link.identityId()), link);
            index(linksByName, within(link.advertiserId(), handle(link.username())), link);
            seen.row(link.advertiserId(), link.identityId(), link.username());
        });
        if (some) {
            complete.put(ExportKind.IDENTITY_AD_ACCOUNTS, seen.scope());
        }
    }

    private void readMembers(Path drop) throws IOException {
        Seen seen = new Seen();
        boolean some = CsvTable.read(drop.resolve("member_permissions.csv"), row -> {
            MemberPermission member = new MemberPermission(
                    row.id("user_id"),
                    row.text("user_email"),
                    row.text("user_name"),
                    row.id("identity_id"),
                    row.text("username"),
                    row.word("member_status"),
                    row.has("tt_account_roles") ? row.roles("tt_account_roles") : null,
                    row.bool("can_publish"),
                    row.bool("runs_ads"),
                    row.source());
            index(membersById, member.identityId(), member);
            index(membersByName, handle(member.username()), member);
            seen.row(null, member.identityId(), member.username());
        });
        if (some) {
            complete.put(ExportKind.MEMBER_PERMISSIONS, seen.scope());
        }
    }

    private void readPosts(Path drop) throws IOException {
        Seen seen = new Seen();
        boolean some = CsvTable.read(drop.resolve("spark_posts.csv"), row -> {
            SparkPost post = post(row);
            index(posts, post.itemId(), post);
            seen.row(post.advertiserId(), post.identityId(), post.tiktokName());
        });
        if (some) {
            complete.put(ExportKind.SPARK_POSTS, seen.scope());
        }
    }

    private static SparkPost post(Row row) {
        String errorKey = row.word("error_key");
        String mentioned = row.text("mentioned_item_ids");
        return new SparkPost(
                row.key("item_id"),
                row.id("advertiser_id"),
                row.word("item_type"),
                itemStatus(row.word("item_status")),
                row.word("ad_auth_status"),
                row.time("auth_start_time"),
                row.time("auth_end_time"),
                row.word("auth_code_status"),
                row.bool("applied"),
                errorKey == null ? null : errorKey.toLowerCase(Locale.ROOT),
                row.text("error_code"),
                row.id("identity_id"),
                row.word("identity_type"),
                row.text("tiktok_name"),
                row.id("duet_original_item_id"),
                row.id("stitch_original_item_id"),
                mentioned == null ? List.of() : List.of(mentioned.split("[;,|]")),
                row.bool("is_multi_duet_stitch"),
                row.text("original_post_auth_code") != null,
                row.bool("original_post_authorized"),
                row.word("anchor_status"),
                row.source());
    }

    /** Some exports write TikTok's constant with a prefix. */
    private static @Nullable String itemStatus(@Nullable String status) {
        if (status != null) {
            for (String prefix : List.of("ITEM_STATUS_", "ITEM_", "STATUS_")) {
                if (status.startsWith(prefix)) {
                    return status.substring(prefix.length());
                }
            }
        }
        return status;
    }
}
