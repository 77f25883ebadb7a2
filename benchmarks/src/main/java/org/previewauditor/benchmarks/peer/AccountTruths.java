package org.previewauditor.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Handle;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.TikTokAccount;

/** What is true of the TikTok account that an ad names, and of its links and members. */
public final class AccountTruths {

    private static final Set<String> GOOD_PERMISSION = Set.of("GRANTED", "APPROVED", "YES", "TRUE");
    private static final Set<String> BAD_PERMISSION =
            Set.of("PENDING", "REQUESTED", "DENIED", "EXPIRED", "REVOKED", "REJECTED", "NOT_GRANTED", "NO", "FALSE");
    private static final Set<String> GOOD_LINK = Set.of("LINKED", "ACTIVE", "BOUND", "YES", "TRUE");
    private static final Set<String> BAD_LINK =
            Set.of("UNLINKED", "NOT_LINKED", "PENDING", "REVOKED", "REMOVED", "NO", "FALSE");

    /** Whether existing posts of the account may be used. */
    public enum Posts {
        ALLOWED,
        REFUSED,
        UNKNOWN
    }

    public final @Nullable TikTokAccount account;
    public final List<AccountLink> links;
    public final @Nullable AccountLink goodLink;
    public final List<MemberPermission> namedMembers;
    public final List<MemberPermission> members;
    public final boolean missingFromBusinessCenter;
    public final boolean permissionRefused;
    public final boolean permissionUnknown;
    public final boolean linkUnknown;
    public final boolean linkAbsent;
    public final boolean memberAbsent;
    public final Posts existingPosts;
    public final @Nullable Boolean canPull;
    public final @Nullable Boolean canPush;
    public final boolean someHasExistingPosts;
    public final List<MemberPermission> withoutExistingPosts;
    public final boolean noneCanPublish;
    public final List<String> lacks;

    AccountTruths(Ad ad, AdContext.Access access, CompleteExports complete) {
        account = account(ad, access.tikTokAccounts());
        links = links(ad, access.links());
        goodLink = goodLink();
        namedMembers = access.members().stream()
                .filter(row -> isSame(ad, row.identityId(), row.username()))
                .toList();
        members = activeMembers();
        missingFromBusinessCenter = account == null && absent(ExportKind.IDENTITIES, ad, complete);

        String permission = account == null ? null : account.adDeliveryPermission();
        String available = account == null ? null : account.availableStatus();
        permissionRefused = permission != null
                ? BAD_PERMISSION.contains(permission)
                : available != null && !available.equals("AVAILABLE") && !available.equals("TRUE");
        permissionUnknown =
                permission != null && !BAD_PERMISSION.contains(permission) && !GOOD_PERMISSION.contains(permission);
        linkUnknown = goodLink != null && goodLink.linkStatus() != null && !GOOD_LINK.contains(goodLink.linkStatus());
        linkAbsent = links.isEmpty() && absent(ExportKind.IDENTITY_AD_ACCOUNTS, ad, complete);
        memberAbsent = members.isEmpty() && absent(ExportKind.MEMBER_PERMISSIONS, ad, complete);

        canPull = goodLink != null && goodLink.canPullVideo() != null
                ? goodLink.canPullVideo()
                : account == null ? null : account.canPullVideo();
        canPush = goodLink != null && goodLink.canPushVideo() != null
                ? goodLink.canPushVideo()
                : account == null ? null : account.canPushVideo();
        boolean membersComplete = complete.coverTikTokAccount(ExportKind.MEMBER_PERMISSIONS, ad, account);
        boolean rolesKnown = members.stream().anyMatch(member -> member.roles() != null);
        someHasExistingPosts = members.stream().anyMatch(AccountTruths::hasExistingPosts);
        if (canPull != null) {
            existingPosts = canPull ? Posts.ALLOWED : Posts.REFUSED;
        } else if (someHasExistingPosts) {
            existingPosts = Posts.ALLOWED;
        } else {
            existingPosts = membersComplete && rolesKnown ? Posts.REFUSED : Posts.UNKNOWN;
        }
        withoutExistingPosts = members.stream()
                .filter(member ->
                        Boolean.TRUE.equals(member.runsAds()) && member.roles() != null && !hasExistingPosts(member))
                .toList();
        noneCanPublish = membersComplete
                && members.stream().anyMatch(member -> member.canPublish() != null)
                && members.stream().noneMatch(member -> Boolean.TRUE.equals(member.canPublish()));

        lacks = new ArrayList<>(0);
        if (account == null) {
            lacks.add("identities");
        } else if (permission == null && available == null) {
            lacks.add("identities.ad_delivery_permission");
        }
        if (links.isEmpty() && !linkAbsent) {
            lacks.add("identity_ad_accounts");
        }
        if (existingPosts == Posts.UNKNOWN) {
            if (!absent(ExportKind.MEMBER_PERMISSIONS, ad, complete)) {
                lacks.add("member_permissions");
            }
            if (!members.isEmpty() && !rolesKnown) {
                lacks.add("member_permissions.tt_account_roles");
            }
        }
    }

    private static boolean hasExistingPosts(MemberPermission member) {
        return member.roles() != null && member.roles().contains("POST");
    }

    /** Whether rows that the kind does not have do not exist. */
    private boolean absent(ExportKind kind, Ad ad, CompleteExports complete) {
        return complete.coverTikTokAccount(kind, ad, account) && complete.comparable(kind, ad);
    }

    private static @Nullable TikTokAccount account(Ad ad, List<TikTokAccount> rows) {
        TikTokAccount byId = null;
        TikTokAccount byHandle = null;
        TikTokAccount byName = null;
        for (TikTokAccount row : rows) {
            if (ad.identityId() != null && row.identityId() != null) {
                byId = ad.identityId().equals(row.identityId()) ? preferred(ad, byId, row) : byId;
            } else if (Handle.same(row.username(), ad.identityName())) {
                byHandle = preferred(ad, byHandle, row);
            } else if (Handle.same(row.displayName(), ad.identityName())) {
                byName = preferred(ad, byName, row);
            }
        }
        return byId != null ? byId : byHandle != null ? byHandle : byName;
    }

    /** The row of the ad's own ad account, else one of none, else the first. */
    private static TikTokAccount preferred(Ad ad, @Nullable TikTokAccount first, TikTokAccount other) {
        return first == null || rank(ad, other) < rank(ad, first) ? other : first;
    }

    private static int rank(Ad ad, TikTokAccount row) {
        return row.advertiserId() == null ? 1 : row.advertiserId().equals(ad.advertiserId()) ? 0 : 2;
    }

    private boolean isSame(Ad ad, @Nullable String id, @Nullable String username) {
        String accountId = account == null ? ad.identityId() : account.identityId();
        if (id != null && (id.equals(ad.identityId()) || id.equals(accountId))) {
            return true;
        }
        return (id == null || accountId == null)
                && (Handle.same(username, ad.identityName())
                        || (account != null && Handle.same(username, account.username())));
    }

    private List<AccountLink> links(Ad ad, List<AccountLink> rows) {
        return rows.stream()
                .filter(row ->
                        row.advertiserId().equals(ad.advertiserId()) && isSame(ad, row.identityId(), row.username()))
                .toList();
    }

    /** One with a word known to be good or none, else one with an unknown word. */
    private @Nullable AccountLink goodLink() {
        AccountLink unknown = null;
        for (AccountLink link : links) {
            if (link.linkStatus() == null || GOOD_LINK.contains(link.linkStatus())) {
                return link;
            }
            if (unknown == null && !BAD_LINK.contains(link.linkStatus())) {
                unknown = link;
            }
        }
        return unknown;
    }

    private List<MemberPermission> activeMembers() {
        return namedMembers.stream()
                .filter(row -> row.memberStatus() == null
                        || row.memberStatus().equals("BOUND")
                        || row.memberStatus().equals("ACTIVE"))
                .filter(row -> row.runsAds() == null || row.runsAds())
                .toList();
    }
}
