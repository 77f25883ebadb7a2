package org.previewauditor.benchmarks.peer;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.finding.Evidence;

/** What a finding says once it is known that it holds: its subject and its evidence. */
public final class Conclusions {

    private final Catalogue catalogue;
    private final AsOf asOf;

    public Conclusions(Catalogue catalogue, AsOf asOf) {
        this.catalogue = catalogue;
        this.asOf = asOf;
    }

    /** The finding of this code about this ad. */
    public Found of(String code, JudgedAd judged) {
        return Found.of(catalogue.of(code), judged.ad, judged.tikTokAccount(), evidence(code, judged));
    }

    private String[] evidence(String code, JudgedAd judged) {
        Ad ad = judged.ad;
        AccountTruths access = judged.account;
        return switch (code) {
            case "smart-plus-2-unsupported",
                    "spark-carousel-unsupported",
                    "shop-or-live-format",
                    "smart-plus-preview-varies",
                    "carousel-preview-not-guaranteed",
                    "format-not-listed" -> all(judged.format.evidence(judged));
            case "spark-with-custom-identity" ->
                all(
                        Evidence.of(ad, "identity_type", ad.identityType()),
                        Evidence.of(ad, "tiktok_item_id", ad.tiktokItemId()),
                        Evidence.of(ad, "main_material_type", ad.mainMaterialType()));
            case "identity-not-set" -> all(Evidence.of(ad, "identity_type", ad.identityType()));
            case "identity-type-unknown" ->
                all(
                        ad.identityType() == null
                                ? Evidence.missing(ad, "identity_type")
                                : Evidence.of(ad, "identity_type", ad.identityType()));
            case "identity-does-not-match-post" ->
                all(
                        Evidence.of(ad, "identity_id", ad.identityId()),
                        Evidence.of(
                                judged.itsPost(),
                                "identity_id",
                                judged.itsPost().identityId()));
            case "identity-name-differs-from-post" ->
                all(
                        Evidence.of(ad, "identity_name", ad.identityName()),
                        Evidence.of(
                                judged.itsPost(),
                                "tiktok_name",
                                judged.itsPost().tiktokName()));
            case "account-not-eligible-for-spark" ->
                all(Evidence.of(
                        its(access.account), "is_gpppa", its(access.account).isGpppa()));
            case "custom-identity-retiring" ->
                all(Evidence.of(
                        its(judged.adAccount),
                        "can_use_custom_identity",
                        its(judged.adAccount).canUseCustomIdentity()));
            case "tiktok-account-not-in-business-center" ->
                all(Evidence.noRow(ExportKind.IDENTITIES, "identity", accountName(ad)));
            case "ad-delivery-permission-missing" ->
                all(
                        Evidence.of(
                                its(access.account),
                                "ad_delivery_permission",
                                its(access.account).adDeliveryPermission()),
                        Evidence.of(
                                its(access.account),
                                "available_status",
                                its(access.account).availableStatus()));
            case "tiktok-account-not-linked" -> linkEvidence(judged);
            case "no-member-assigned" -> noMemberEvidence(ad, access);
            case "existing-posts-not-allowed" -> canPullEvidence(access);
            case "member-lacks-existing-posts" -> roleEvidence(access.withoutExistingPosts);
            case "publishing-not-allowed" -> canPushEvidence(access);
            case "spark-post-not-authorized" ->
                all(Evidence.noRow(
                        ExportKind.SPARK_POSTS, "item_id", ad.tiktokItemId(), "advertiser_id", ad.advertiserId()));
            case "spark-post-not-published", "spark-post-id-missing" ->
                all(Evidence.of(ad, "identity_type", ad.identityType()), Evidence.missing(ad, "tiktok_item_id"));
            case "asset-authorization-lost", "video-transcoding-failed", "music-authorization-missing", "ad-rejected" ->
                all(Evidence.of(ad, "secondary_status", ad.secondaryStatus()));
            case "ad-deleted" ->
                all(
                        Evidence.of(ad, "secondary_status", ad.secondaryStatus()),
                        Evidence.of(ad, "operation_status", ad.operationStatus()));
            case "ad-account-unknown" ->
                all(Evidence.noRow(ExportKind.AD_ACCOUNTS, "advertiser_id", ad.advertiserId()));
            case "ad-account-suspended" ->
                all(
                        judged.accountSuspended
                                ? Evidence.of(
                                        its(judged.adAccount),
                                        "status",
                                        its(judged.adAccount).status())
                                : Evidence.NONE,
                        judged.accountPunished
                                ? Evidence.of(ad, "secondary_status", ad.secondaryStatus())
                                : Evidence.NONE);
            case "ad-account-closed", "ad-account-in-review", "ad-account-not-approved" ->
                all(Evidence.of(
                        its(judged.adAccount), "status", its(judged.adAccount).status()));
            case "ad-account-out-of-balance" ->
                all(Evidence.of(
                        its(judged.adAccount), "balance", its(judged.adAccount).balance()));
            case "connection-missing" ->
                all(Evidence.noRow(ExportKind.CONNECTIONS, "advertiser_id", ad.advertiserId()));
            case "connection-lost", "connection-token-expired" -> connectionEvidence(judged.connection);
            case "sync-is-old" -> all(syncEvidence(judged.connection), Evidence.of(asOf));
            case "value-unknown" -> judged.unknownWords.toArray(new String[0]);
            case "evidence-missing" -> judged.lacks.toArray(new String[0]);
            default -> postEvidence(code, judged, judged.itsPost());
        };
    }

    private String[] postEvidence(String code, JudgedAd judged, SparkPost post) {
        String key = Evidence.of(post, "error_key", post.errorKey());
        String number = Evidence.of(post, "error_code", post.errorCode());
        return switch (code) {
            case "refresh-needed" ->
                all(Evidence.of(post, "auth_start_time", post.authStartTime()), syncEvidence(judged.connection));
            case "spark-code-not-applied" ->
                all(
                        Evidence.of(post, "applied", post.applied()),
                        Evidence.of(post, "auth_code_status", post.authCodeStatus()));
            case "spark-authorization-not-started" ->
                all(Evidence.of(post, "auth_start_time", post.authStartTime()), Evidence.of(asOf));
            case "spark-authorization-expired" ->
                all(
                        Evidence.of(post, "auth_end_time", post.authEndTime()),
                        Evidence.of(post, "auth_code_status", post.authCodeStatus()),
                        key,
                        number,
                        Evidence.of(asOf));
            case "spark-code-deleted" -> all(Evidence.of(post, "auth_code_status", post.authCodeStatus()), key);
            case "spark-authorization-revoked" -> all(Evidence.of(post, "ad_auth_status", post.adAuthStatus()));
            case "spark-authorization-expiring" ->
                all(Evidence.of(post, "auth_end_time", post.authEndTime()), Evidence.of(asOf));
            case "spark-authorization-ends-before-ad" ->
                all(Evidence.of(post, "auth_end_time", post.authEndTime()), adEndEvidence(judged), key, number);
            case "post-deleted" -> all(Evidence.of(post, "item_status", post.itemStatus()), key);
            case "post-removed-by-tiktok" -> all(Evidence.of(post, "item_status", post.itemStatus()), key, number);
            case "post-unavailable" -> all(number);
            case "post-visibility-limited", "post-under-review" ->
                all(Evidence.of(post, "item_status", post.itemStatus()));
            case "post-is-story" -> all(Evidence.of(post, "item_type", post.itemType()), key, number);
            case "post-tags-multiple-posts" ->
                all(Evidence.of(post, "mentioned_item_ids", post.mentionedItemIds()), key, number);
            case "post-duet-or-stitch-restricted" ->
                all(Evidence.of(post, "is_multi_duet_stitch", post.isMultiDuetStitch()), key, number);
            case "second-creator-not-authorized" ->
                all(
                        Evidence.of(post, "original_post_authorized", post.originalPostAuthorized()),
                        "original_item_ids=" + judged.unauthorizedOriginals);
            case "post-link-not-approved" -> all(Evidence.of(post, "anchor_status", post.anchorStatus()), key, number);
            case "post-link-under-review" -> all(Evidence.of(post, "anchor_status", post.anchorStatus()));
            case "spark-code-wrong-post", "post-not-public", "user-cannot-create-ads" -> all(key);
            default -> all(key, number);
        };
    }

    private static String[] all(String... evidence) {
        return evidence;
    }

    private static <T> T its(@Nullable T row) {
        return Objects.requireNonNull(row);
    }

    private static @Nullable String accountName(Ad ad) {
        return ad.identityId() != null ? ad.identityId() : ad.identityName();
    }

    private static String[] linkEvidence(JudgedAd judged) {
        List<AccountLink> links = judged.account.links;
        return links.isEmpty()
                ? all(Evidence.noRow(
                        ExportKind.IDENTITY_AD_ACCOUNTS,
                        "identity",
                        accountName(judged.ad),
                        "advertiser_id",
                        judged.ad.advertiserId()))
                : links.stream()
                        .map(link -> Evidence.of(link, "link_status", link.linkStatus()))
                        .toArray(String[]::new);
    }

    private static String[] noMemberEvidence(Ad ad, AccountTruths access) {
        return access.namedMembers.isEmpty()
                ? all(Evidence.noRow(ExportKind.MEMBER_PERMISSIONS, "identity", accountName(ad)))
                : access.namedMembers.stream()
                        .flatMap(member -> Stream.of(
                                Evidence.of(member, "member_status", member.memberStatus()),
                                Evidence.of(member, "runs_ads", member.runsAds())))
                        .toArray(String[]::new);
    }

    private static String[] roleEvidence(List<MemberPermission> members) {
        return members.stream()
                .map(member -> Evidence.of(
                        member, "tt_account_roles", member.roles() == null ? "" : String.join(",", member.roles())))
                .toArray(String[]::new);
    }

    private static String[] canPullEvidence(AccountTruths access) {
        if (access.goodLink != null && access.goodLink.canPullVideo() != null) {
            return all(Evidence.of(access.goodLink, "can_pull_video", access.goodLink.canPullVideo()));
        }
        return access.account != null && access.account.canPullVideo() != null
                ? all(Evidence.of(access.account, "can_pull_video", access.account.canPullVideo()))
                : roleEvidence(access.members);
    }

    private static String[] canPushEvidence(AccountTruths access) {
        if (access.goodLink != null && access.goodLink.canPushVideo() != null) {
            return all(Evidence.of(access.goodLink, "can_push_video", access.goodLink.canPushVideo()));
        }
        return access.account != null && access.account.canPushVideo() != null
                ? all(Evidence.of(access.account, "can_push_video", access.account.canPushVideo()))
                : access.members.stream()
                        .map(member -> Evidence.of(member, "can_publish", member.canPublish()))
                        .toArray(String[]::new);
    }

    private static String adEndEvidence(JudgedAd judged) {
        AdGroup group = judged.context.adGroup();
        return group != null && group.scheduleEndTime() != null
                ? Evidence.of(group, "schedule_end_time", judged.adEnd)
                : Evidence.of(judged.ad, "schedule_end_time", judged.adEnd);
    }

    private static String[] connectionEvidence(ConnectionTruths connection) {
        return connection.all.stream()
                .flatMap(row -> Stream.of(
                        Evidence.of(row, "status", row.status()),
                        Evidence.of(row, "token_expires_at", row.tokenExpiresAt())))
                .toArray(String[]::new);
    }

    private static String syncEvidence(ConnectionTruths connection) {
        for (Connection row : connection.healthy) {
            if (Objects.equals(connection.lastSync, row.lastSyncAt())) {
                return Evidence.of(row, "last_sync_at", row.lastSyncAt());
            }
        }
        return Evidence.NONE;
    }
}
