package org.previewauditor.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Evidence;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.truth.AuditedAd;

/**
 * The requirements of Motion's guide <em>Solving TikTok ad preview errors</em>, as far as exports show them. What the
 * rules found decides how each stands; the rows are its evidence.
 */
final class Checklist {

    private static final Set<String> ACCESS =
            Set.of("tiktok-account-not-in-business-center", "ad-delivery-permission-missing");
    private static final Set<String> LINK =
            Set.of("tiktok-account-not-in-business-center", "tiktok-account-not-linked");
    private static final Set<String> MEMBERS = Set.of(
            "tiktok-account-not-in-business-center",
            "no-member-assigned",
            "existing-posts-not-allowed",
            "member-lacks-existing-posts",
            "publishing-not-allowed");
    private static final Set<String> IDENTITY = Set.of(
            "spark-with-custom-identity",
            "identity-not-set",
            "identity-type-unknown",
            "identity-does-not-match-post",
            "identity-name-differs-from-post",
            "account-not-eligible-for-spark");
    private static final Set<String> POST = Set.of("spark-post-not-published", "spark-post-id-missing");
    private static final Set<String> STATUS = Set.of("asset-authorization-lost", "video-transcoding-failed");

    private final Decision decision;
    private final AuditedAd ad;
    private final List<Check> checks = new ArrayList<>();

    private Checklist(Decision decision) {
        this.decision = decision;
        this.ad = decision.ad();
    }

    /** All requirements that this ad has to meet. */
    static List<Check> of(Decision decision) {
        Checklist list = new Checklist(decision);
        list.format();
        if (list.ad.needsAccountAccess()) {
            list.access();
        }
        list.identity();
        if (list.ad.spark()) {
            list.post();
        }
        list.status();
        list.connection();
        return list.checks;
    }

    private void format() {
        add(
                "The format is one that Motion shows, at least in part",
                finding -> finding.type().effect() == Effect.UNSUPPORTED
                        || (finding.type().effect() == Effect.UNVERIFIED
                                && finding.type().code().equals(ad.formatFinding())),
                Set.of(),
                ad.formatEvidence());
    }

    private void access() {
        TikTokAccount account = ad.tikTokAccount();
        List<String> delivery = new ArrayList<>();
        if (account != null) {
            delivery.add(Evidence.of(account, "ad_delivery_permission", account.adDeliveryPermission()));
            delivery.add(Evidence.of(account, "available_status", account.availableStatus()));
        }
        add(
                "The TikTok account is in Business Center with ad delivery permission",
                coded(ACCESS),
                Set.of("identities", "identities.ad_delivery_permission", "ads.identity_id"),
                delivery);

        List<String> links = new ArrayList<>();
        AccountLink link = ad.link();
        if (link != null) {
            links.add(
                    link.linkStatus() == null
                            ? "a row links them (" + link.source() + ')'
                            : Evidence.of(link, "link_status", link.linkStatus()));
        }
        add(
                "The TikTok account is linked to this ad account",
                coded(LINK),
                Set.of("identities", "identity_ad_accounts", "ads.identity_id"),
                links);

        List<String> members = new ArrayList<>();
        if (account != null) {
            members.add(Evidence.of(account, "can_pull_video", account.canPullVideo()));
            members.add(Evidence.of(account, "can_push_video", account.canPushVideo()));
        }
        if (link != null) {
            members.add(Evidence.of(link, "can_pull_video", link.canPullVideo()));
            members.add(Evidence.of(link, "can_push_video", link.canPushVideo()));
        }
        for (MemberPermission member : ad.activeMembers()) {
            members.add(Evidence.of(member, "tt_account_roles", member.roles()));
            members.add(Evidence.of(member, "can_publish", member.canPublish()));
        }
        add(
                "Members may use existing posts and publish new videos",
                coded(MEMBERS),
                Set.of("identities", "member_permissions", "member_permissions.tt_account_roles", "ads.identity_id"),
                members);
    }

    private void identity() {
        Ad row = ad.ad();
        List<String> evidence = new ArrayList<>(List.of(
                Evidence.of(row, "identity_type", row.identityType()),
                Evidence.of(row, "identity_id", row.identityId()),
                Evidence.of(row, "identity_name", row.identityName())));
        SparkPost post = ad.post();
        if (post != null) {
            evidence.add(Evidence.of(post, "identity_id", post.identityId()));
            evidence.add(Evidence.of(post, "tiktok_name", post.tiktokName()));
        }
        add(
                ad.spark() ? "Identity is the TikTok account of the post, and no Custom Identity" : "Identity is set",
                coded(IDENTITY),
                Set.of("ads.identity_id", "ads.tiktok_item_id"),
                evidence);
    }

    private void post() {
        SparkPost post = ad.post();
        List<String> evidence = new ArrayList<>();
        if (post != null) {
            evidence.add("the post is listed (" + post.source() + ')');
            evidence.add(Evidence.of(post, "ad_auth_status", post.adAuthStatus()));
            evidence.add(Evidence.of(post, "auth_code_status", post.authCodeStatus()));
            evidence.add(Evidence.of(post, "applied", post.applied()));
            evidence.add(Evidence.of(post, "auth_start_time", post.authStartTime()));
            evidence.add(Evidence.of(post, "auth_end_time", post.authEndTime()));
            evidence.add(Evidence.of(post, "item_status", post.itemStatus()));
        }
        add(
                ad.authorizedByCode()
                        ? "The post is authorized, applied and listed in Spark Ads posts"
                        : "The post can be used for ads",
                finding -> POST.contains(finding.type().code())
                        || (finding.type().subjectType() == SubjectType.POST
                                && finding.type().effect() != Effect.NOTICE),
                Set.of("spark_posts", "spark_posts.auth_end_time", "spark_posts.ad_auth_status", "ads.tiktok_item_id"),
                evidence);
    }

    private void status() {
        Ad row = ad.ad();
        add(
                "TikTok reports no lost asset and no failed video",
                coded(STATUS),
                Set.of(),
                List.of(
                        Evidence.of(row, "secondary_status", row.secondaryStatus()),
                        Evidence.of(row, "operation_status", row.operationStatus())));
    }

    private void connection() {
        List<String> evidence = new ArrayList<>();
        for (Connection connection : ad.healthyConnections()) {
            evidence.add(Evidence.of(connection, "status", connection.status()));
            evidence.add(Evidence.of(connection, "last_sync_at", connection.lastSyncAt()));
            evidence.add(Evidence.of(connection, "token_expires_at", connection.tokenExpiresAt()));
        }
        add(
                "The tool's connection to the ad account works and is fresh",
                finding -> finding.type().subjectType() == SubjectType.CONNECTION,
                Set.of(),
                evidence);
    }

    private void add(String requirement, Predicate<Finding> against, Set<String> toldBy, List<String> evidence) {
        List<String> told = evidence.stream()
                .filter(piece -> !piece.equals(Evidence.NONE))
                .distinct()
                .toList();
        List<Finding> found = decision.findings().stream().filter(against).toList();
        List<String> missing = ad.lacks().stream().filter(toldBy::contains).toList();
        boolean unverified = found.stream().allMatch(finding -> finding.type().effect() == Effect.UNVERIFIED);
        List<String> codes =
                found.stream().map(finding -> finding.type().code()).toList();
        if (!found.isEmpty() && !unverified) {
            checks.add(new Check(requirement, Check.State.FAILED, codes, told));
        } else if (!missing.isEmpty() || !codes.isEmpty() || told.isEmpty()) {
            checks.add(new Check(requirement, Check.State.NOT_SHOWN, missing.isEmpty() ? codes : missing, told));
        } else {
            checks.add(new Check(requirement, Check.State.PASSED, List.of(), told));
        }
    }

    private static Predicate<Finding> coded(Set<String> codes) {
        return finding -> codes.contains(finding.type().code());
    }
}
