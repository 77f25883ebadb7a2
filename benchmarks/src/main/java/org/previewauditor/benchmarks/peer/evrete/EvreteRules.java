package org.previewauditor.benchmarks.peer.evrete;

import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.ValuesPredicate;
import org.evrete.api.builders.RuleSetBuilder;
import org.previewauditor.benchmarks.peer.AccountTruths;
import org.previewauditor.benchmarks.peer.Conclusions;
import org.previewauditor.benchmarks.peer.JudgedAd;
import org.previewauditor.fact.Handle;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;

/** The rules in Evrete's own Java language, one for each code. */
final class EvreteRules {

    private static final Set<String> KNOWN_IDENTITIES =
            Set.of("CUSTOMIZED_USER", "AUTH_CODE", "TT_USER", "BC_AUTH_TT", "TTS_TT", "BC_SELF_TT", "UNSET");
    private static final Set<String> AUTHORIZATION_LOST = Set.of(
            "AD_STATUS_ASSET_AUTHORIZATION_LOST",
            "AD_STATUS_ADGROUP_ASSET_AUTHORIZATION_LOST",
            "ADGROUP_STATUS_ASSET_AUTHORIZATION_LOST",
            "AD_STATUS_SHOWCASE_AUTHORIZATION_LOST",
            "AD_STATUS_NO_AUTHORIZATION_OF_SHOWCASE");
    private static final Set<String> NOT_APPROVED =
            Set.of("STATUS_CONFIRM_FAIL", "STATUS_CONFIRM_FAIL_END", "STATUS_CONFIRM_MODIFY_FAIL", "DISAPPROVED");
    private static final Set<String> IN_REVIEW =
            Set.of("STATUS_SELF_SERVICE_UNAUDITED", "STATUS_CONTRACT_PENDING", "IN_REVIEW");

    private final Conclusions conclusions;

    EvreteRules(Conclusions conclusions) {
        this.conclusions = conclusions;
    }

    /** A condition on the post of a Spark ad. */
    private interface OnPost {
        boolean holds(JudgedAd ad, SparkPost post);
    }

    Knowledge compile(KnowledgeService service) {
        RuleSetBuilder<Knowledge> rules = service.newKnowledge().builder();
        formats(rules);
        identity(rules);
        access(rules);
        authorization(rules);
        posts(rules);
        status(rules);
        adAccounts(rules);
        connections(rules);
        rule(rules, "value-unknown", ad -> !ad.unknownWords.isEmpty());
        rule(rules, "evidence-missing", ad -> !ad.lacks.isEmpty());
        return rules.build();
    }

    private void rule(RuleSetBuilder<Knowledge> rules, String code, Predicate<JudgedAd> condition) {
        rules.newRule(code)
                .forEach("$case", AdCase.class)
                .where((ValuesPredicate) values -> condition.test(values.get(0)), "$case.ad")
                .execute(context -> {
                    AdCase found = context.get("$case");
                    found.found.add(conclusions.of(code, found.ad));
                });
    }

    private void onPost(RuleSetBuilder<Knowledge> rules, String code, OnPost condition) {
        rule(rules, code, ad -> ad.spark && ad.post != null && condition.holds(ad, ad.post));
    }

    private void formats(RuleSetBuilder<Knowledge> rules) {
        for (String code : new String[] {
            "smart-plus-2-unsupported",
            "spark-carousel-unsupported",
            "shop-or-live-format",
            "smart-plus-preview-varies",
            "carousel-preview-not-guaranteed",
            "format-not-listed"
        }) {
            rule(rules, code, ad -> code.equals(ad.format.finding()));
        }
    }

    private void identity(RuleSetBuilder<Knowledge> rules) {
        rule(
                rules,
                "spark-with-custom-identity",
                ad -> ad.customIdentity
                        && (ad.ad.tiktokItemId() != null
                                || "VIDEO_SPARK_ADS".equals(ad.ad.mainMaterialType())
                                || "CAROUSEL_SPARK_ADS".equals(ad.ad.mainMaterialType())));
        rule(rules, "identity-not-set", ad -> ad.spark && ad.identityType.equals("UNSET"));
        rule(rules, "identity-type-unknown", ad -> !KNOWN_IDENTITIES.contains(ad.identityType));
        onPost(
                rules,
                "identity-does-not-match-post",
                (ad, post) -> !ad.customIdentity
                        && ad.identitiesComparable
                        && !Objects.equals(ad.ad.identityId(), post.identityId()));
        onPost(
                rules,
                "identity-name-differs-from-post",
                (ad, post) -> !ad.customIdentity
                        && !ad.identitiesComparable
                        && ad.ad.identityName() != null
                        && post.tiktokName() != null
                        && !Handle.same(ad.ad.identityName(), post.tiktokName())
                        && !isNameOf(post.tiktokName(), ad.account));
        rule(rules, "account-not-eligible-for-spark", ad -> {
            TikTokAccount account = ad.account.account;
            return ad.spark && account != null && Boolean.TRUE.equals(account.isGpppa());
        });
        rule(
                rules,
                "custom-identity-retiring",
                ad -> ad.customIdentity
                        && ad.adAccount != null
                        && Boolean.FALSE.equals(ad.adAccount.canUseCustomIdentity()));
    }

    private static boolean isNameOf(String name, AccountTruths access) {
        return access.account != null
                && (Handle.same(name, access.account.username()) || Handle.same(name, access.account.displayName()));
    }

    private void access(RuleSetBuilder<Knowledge> rules) {
        rule(rules, "tiktok-account-not-in-business-center", ad -> ad.missingFromBusinessCenter);
        rule(rules, "ad-delivery-permission-missing", ad -> ad.asksAccess && ad.account.permissionRefused);
        rule(
                rules,
                "tiktok-account-not-linked",
                ad -> ad.asksAccess
                        && ad.account.goodLink == null
                        && (!ad.account.links.isEmpty() || ad.account.linkAbsent));
        rule(rules, "no-member-assigned", ad -> ad.asksAccess && ad.account.memberAbsent);
        rule(
                rules,
                "existing-posts-not-allowed",
                ad -> ad.asksAccess && ad.account.existingPosts == AccountTruths.Posts.REFUSED);
        rule(
                rules,
                "member-lacks-existing-posts",
                ad -> ad.asksAccess && ad.account.someHasExistingPosts && !ad.account.withoutExistingPosts.isEmpty());
        rule(
                rules,
                "publishing-not-allowed",
                ad -> ad.asksAccess
                        && (Boolean.FALSE.equals(ad.account.canPush)
                                || (ad.account.canPush == null && ad.account.noneCanPublish)));
    }

    private void authorization(RuleSetBuilder<Knowledge> rules) {
        rule(rules, "spark-post-not-authorized", ad -> ad.postAbsent);
        rule(rules, "spark-code-not-applied", ad -> ad.byCode && ad.notApplied);
        rule(rules, "spark-authorization-not-started", ad -> ad.byCode && ad.notStarted);
        rule(rules, "spark-authorization-expired", ad -> ad.byCode && ad.expired);
        rule(rules, "spark-code-deleted", ad -> ad.byCode && ad.codeDeleted);
        rule(rules, "spark-authorization-revoked", ad -> ad.byCode && ad.revoked);
        rule(
                rules,
                "spark-authorization-expiring",
                ad -> ad.byCode && ad.endsSoon && !ad.expired && !ad.codeDeleted && !ad.revoked);
        rule(rules, "spark-authorization-ends-before-ad", ad -> ad.byCode && ad.endsBeforeAd);
        rule(rules, "spark-code-malformed", ad -> ad.byCode && ad.error("auth_code_format_error"));
        rule(rules, "spark-code-wrong-post", ad -> ad.byCode && ad.error("auth_code_error"));
        rule(
                rules,
                "spark-code-check-failed",
                ad -> ad.byCode && (ad.error("call_rpc_fail") || ad.error("call_db_fail")));
    }

    private void posts(RuleSetBuilder<Knowledge> rules) {
        rule(
                rules,
                "spark-post-not-published",
                ad -> (ad.identityType.equals("TT_USER") || ad.identityType.equals("BC_AUTH_TT")) && lacksPostId(ad));
        rule(rules, "spark-post-id-missing", ad -> ad.byCode && lacksPostId(ad));
        onPost(rules, "post-deleted", (ad, post) -> ad.itemStatus("USER_DELETE") || ad.error("video_deleted"));
        onPost(
                rules,
                "post-removed-by-tiktok",
                (ad, post) -> ad.itemStatus("AUDIT_DELETE")
                        || ad.itemStatus("ONLY_USER_PASS")
                        || ad.error("video_unavailable")
                        || ad.error("illegal_item_status_error"));
        onPost(rules, "post-unavailable", (ad, post) -> ad.error("deleted_or_removed"));
        onPost(rules, "post-not-public", (ad, post) -> ad.error("not_public_video"));
        onPost(
                rules,
                "post-visibility-limited",
                (ad, post) -> ad.itemStatus("ONLY_AUTHOR_SEE") || ad.itemStatus("ONLY_FRIEND_SEE"));
        onPost(rules, "post-under-review", (ad, post) -> ad.itemStatus("REVIEW_PENDING"));
        onPost(
                rules,
                "post-is-story",
                (ad, post) -> "STORY".equals(post.itemType()) || ad.error("story_video_not_supported"));
        onPost(rules, "post-is-duet-carousel", (ad, post) -> ad.error("carousel_duet_not_supported"));
        onPost(
                rules,
                "post-tags-multiple-posts",
                (ad, post) -> post.mentionedItemIds().size() > 1 || ad.error("mention_multiple_videos"));
        onPost(
                rules,
                "post-duet-or-stitch-restricted",
                (ad, post) -> Boolean.TRUE.equals(post.isMultiDuetStitch())
                        || ad.error("multi_duet_stitch_refused")
                        || ad.error("duet_stitch_region_limit"));
        rule(rules, "second-creator-not-authorized", ad -> !ad.unauthorizedOriginals.isEmpty());
        onPost(
                rules,
                "post-link-not-approved",
                (ad, post) -> "CHECK_FAILED".equals(post.anchorStatus()) || ad.error("anchors_status_error"));
        onPost(
                rules,
                "post-link-under-review",
                (ad, post) -> "CHECKING".equals(post.anchorStatus()) || "CHECK_ING".equals(post.anchorStatus()));
        onPost(rules, "user-cannot-create-ads", (ad, post) -> ad.error("user_permission_missing"));
        onPost(rules, "code-error-unknown", (ad, post) -> ad.error("unknown"));
    }

    private static boolean lacksPostId(JudgedAd ad) {
        return ad.ad.columns().tiktokItemId() && ad.ad.tiktokItemId() == null;
    }

    private void status(RuleSetBuilder<Knowledge> rules) {
        rule(rules, "asset-authorization-lost", ad -> AUTHORIZATION_LOST.contains(ad.secondaryStatus));
        rule(
                rules,
                "video-transcoding-failed",
                ad -> ad.secondaryStatus.equals("AD_STATUS_TRANSCODING_FAIL")
                        || ad.secondaryStatus.equals("AD_STATUS_DELIVERY_AND_TRANSCODING_FAIL"));
        rule(
                rules,
                "music-authorization-missing",
                ad -> ad.secondaryStatus.equals("AD_STATUS_MUSIC_AUTHORIZATION_MISSING"));
        rule(rules, "ad-rejected", ad -> ad.secondaryStatus.equals("AD_STATUS_AUDIT_DENY"));
        rule(rules, "ad-deleted", ad -> ad.deleted);
    }

    private void adAccounts(RuleSetBuilder<Knowledge> rules) {
        rule(rules, "ad-account-unknown", ad -> ad.adAccountAbsent);
        rule(rules, "ad-account-suspended", ad -> ad.accountPunished || ad.accountSuspended);
        rule(
                rules,
                "ad-account-closed",
                ad -> status(ad).equals("STATUS_DISABLE") || status(ad).equals("DISABLED"));
        rule(
                rules,
                "ad-account-in-review",
                ad -> status(ad).startsWith("STATUS_PENDING_")
                        || status(ad).startsWith("STATUS_WAIT_")
                        || IN_REVIEW.contains(status(ad)));
        rule(rules, "ad-account-not-approved", ad -> NOT_APPROVED.contains(status(ad)));
        rule(
                rules,
                "ad-account-out-of-balance",
                ad -> ad.adAccount != null
                        && ad.adAccount.balance() != null
                        && ad.adAccount.balance().signum() <= 0);
    }

    private static String status(JudgedAd ad) {
        return ad.adAccount == null || ad.adAccount.status() == null ? "" : ad.adAccount.status();
    }

    private void connections(RuleSetBuilder<Knowledge> rules) {
        rule(rules, "connection-missing", ad -> ad.connectionAbsent);
        rule(
                rules,
                "connection-lost",
                ad -> !ad.connection.all.isEmpty() && ad.connection.healthy.isEmpty() && !ad.connection.failsByToken);
        rule(rules, "connection-token-expired", ad -> ad.connection.healthy.isEmpty() && ad.connection.failsByToken);
        rule(rules, "sync-is-old", ad -> ad.connection.syncIsOld);
        rule(rules, "refresh-needed", ad -> ad.byCode && ad.authorizedAfterSync);
    }
}
