package org.previewauditor.benchmarks.peer.handwritten;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.previewauditor.benchmarks.peer.AccountTruths;
import org.previewauditor.benchmarks.peer.Ads;
import org.previewauditor.benchmarks.peer.Catalogue;
import org.previewauditor.benchmarks.peer.Conclusions;
import org.previewauditor.benchmarks.peer.CsvTable;
import org.previewauditor.benchmarks.peer.DecidedAd;
import org.previewauditor.benchmarks.peer.Exports;
import org.previewauditor.benchmarks.peer.Found;
import org.previewauditor.benchmarks.peer.JudgedAd;
import org.previewauditor.benchmarks.peer.Report;
import org.previewauditor.benchmarks.peer.World;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.Handle;
import org.previewauditor.fact.SparkPost;

/**
 * The same decisions without a rule engine: Commons CSV, hash maps and ifs, one ad after the other on one thread.
 *
 * <pre>HandWritten DROP OUT AS_OF</pre>
 */
public final class HandWritten {

    private final Conclusions conclusions;
    private final List<Found> found = new ArrayList<>();

    private HandWritten(Conclusions conclusions) {
        this.conclusions = conclusions;
    }

    public static void main(String[] args) throws IOException {
        Path drop = Path.of(args[0]);
        AsOf asOf = new AsOf(Instant.parse(args[2]), Duration.ofDays(14));
        World world = new World(Exports.read(drop), asOf);
        HandWritten rules = new HandWritten(new Conclusions(Catalogue.read(), asOf));
        try (Report report = new Report(Path.of(args[1]))) {
            CsvTable.read(drop.resolve("ads.csv"), row -> {
                JudgedAd ad = world.judge(Ads.of(row));
                try {
                    report.write(DecidedAd.of(ad, rules.decide(ad)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** All findings about an ad, in the order of the catalogue. The list is used again for the next ad. */
    private List<Found> decide(JudgedAd ad) {
        found.clear();
        if (ad.format.finding() != null) {
            add(ad.format.finding(), ad);
        }
        decideIdentity(ad);
        if (ad.missingFromBusinessCenter) {
            add("tiktok-account-not-in-business-center", ad);
        }
        if (ad.asksAccess) {
            decideAccess(ad, ad.account);
        }
        if (ad.byCode) {
            decideAuthorization(ad);
        }
        decidePublication(ad);
        if (ad.spark && ad.post != null) {
            decidePost(ad, ad.post);
        }
        decideStatus(ad);
        decideAdAccount(ad);
        decideConnection(ad);
        if (!ad.unknownWords.isEmpty()) {
            add("value-unknown", ad);
        }
        if (!ad.lacks.isEmpty()) {
            add("evidence-missing", ad);
        }
        return found;
    }

    private void add(String code, JudgedAd ad) {
        found.add(conclusions.of(code, ad));
    }

    private void decideIdentity(JudgedAd judged) {
        Ad ad = judged.ad;
        String material = ad.mainMaterialType();
        if (judged.customIdentity
                && (ad.tiktokItemId() != null
                        || "VIDEO_SPARK_ADS".equals(material)
                        || "CAROUSEL_SPARK_ADS".equals(material))) {
            add("spark-with-custom-identity", judged);
        }
        switch (judged.identityType) {
            case "CUSTOMIZED_USER", "AUTH_CODE", "TT_USER", "BC_AUTH_TT", "TTS_TT", "BC_SELF_TT" -> {}
            case "UNSET" -> {
                if (judged.spark) {
                    add("identity-not-set", judged);
                }
            }
            default -> add("identity-type-unknown", judged);
        }
        SparkPost post = judged.post;
        if (judged.spark && post != null && !judged.customIdentity) {
            if (judged.identitiesComparable) {
                if (ad.identityId() != null && !ad.identityId().equals(post.identityId())) {
                    add("identity-does-not-match-post", judged);
                }
            } else if (ad.identityName() != null
                    && post.tiktokName() != null
                    && !Handle.same(ad.identityName(), post.tiktokName())
                    && isNamedOtherwise(post.tiktokName(), judged.account)) {
                add("identity-name-differs-from-post", judged);
            }
        }
        if (judged.spark && judged.account.account != null && Boolean.TRUE.equals(judged.account.account.isGpppa())) {
            add("account-not-eligible-for-spark", judged);
        }
        if (judged.customIdentity
                && judged.adAccount != null
                && Boolean.FALSE.equals(judged.adAccount.canUseCustomIdentity())) {
            add("custom-identity-retiring", judged);
        }
    }

    private static boolean isNamedOtherwise(String tiktokName, AccountTruths access) {
        return access.account == null
                || !(Handle.same(tiktokName, access.account.username())
                        || Handle.same(tiktokName, access.account.displayName()));
    }

    private void decideAccess(JudgedAd ad, AccountTruths access) {
        if (access.permissionRefused) {
            add("ad-delivery-permission-missing", ad);
        }
        if (access.goodLink == null && (!access.links.isEmpty() || access.linkAbsent)) {
            add("tiktok-account-not-linked", ad);
        }
        if (access.memberAbsent) {
            add("no-member-assigned", ad);
        }
        if (access.existingPosts == AccountTruths.Posts.REFUSED) {
            add("existing-posts-not-allowed", ad);
        }
        if (access.someHasExistingPosts && !access.withoutExistingPosts.isEmpty()) {
            add("member-lacks-existing-posts", ad);
        }
        if (Boolean.FALSE.equals(access.canPush) || (access.canPush == null && access.noneCanPublish)) {
            add("publishing-not-allowed", ad);
        }
    }

    private void decideAuthorization(JudgedAd ad) {
        if (ad.postAbsent) {
            add("spark-post-not-authorized", ad);
        }
        if (ad.notApplied) {
            add("spark-code-not-applied", ad);
        }
        if (ad.notStarted) {
            add("spark-authorization-not-started", ad);
        }
        if (ad.expired) {
            add("spark-authorization-expired", ad);
        }
        if (ad.codeDeleted) {
            add("spark-code-deleted", ad);
        }
        if (ad.revoked) {
            add("spark-authorization-revoked", ad);
        }
        if (ad.endsSoon && !ad.expired && !ad.codeDeleted && !ad.revoked) {
            add("spark-authorization-expiring", ad);
        }
        if (ad.endsBeforeAd) {
            add("spark-authorization-ends-before-ad", ad);
        }
        switch (ad.error) {
            case "auth_code_format_error" -> add("spark-code-malformed", ad);
            case "auth_code_error" -> add("spark-code-wrong-post", ad);
            case "call_rpc_fail", "call_db_fail" -> add("spark-code-check-failed", ad);
            default -> {}
        }
    }

    private void decidePublication(JudgedAd ad) {
        if (ad.ad.columns().tiktokItemId() && ad.ad.tiktokItemId() == null) {
            if (ad.identityType.equals("TT_USER") || ad.identityType.equals("BC_AUTH_TT")) {
                add("spark-post-not-published", ad);
            } else if (ad.byCode) {
                add("spark-post-id-missing", ad);
            }
        }
    }

    private void decidePost(JudgedAd ad, SparkPost post) {
        if (ad.itemStatus("USER_DELETE") || ad.error("video_deleted")) {
            add("post-deleted", ad);
        }
        if (ad.itemStatus("AUDIT_DELETE")
                || ad.itemStatus("ONLY_USER_PASS")
                || ad.error("video_unavailable")
                || ad.error("illegal_item_status_error")) {
            add("post-removed-by-tiktok", ad);
        }
        if (ad.error("deleted_or_removed")) {
            add("post-unavailable", ad);
        }
        if (ad.error("not_public_video")) {
            add("post-not-public", ad);
        }
        if (ad.itemStatus("ONLY_AUTHOR_SEE") || ad.itemStatus("ONLY_FRIEND_SEE")) {
            add("post-visibility-limited", ad);
        }
        if (ad.itemStatus("REVIEW_PENDING")) {
            add("post-under-review", ad);
        }
        if ("STORY".equals(post.itemType()) || ad.error("story_video_not_supported")) {
            add("post-is-story", ad);
        }
        if (ad.error("carousel_duet_not_supported")) {
            add("post-is-duet-carousel", ad);
        }
        if (post.mentionedItemIds().size() > 1 || ad.error("mention_multiple_videos")) {
            add("post-tags-multiple-posts", ad);
        }
        if (Boolean.TRUE.equals(post.isMultiDuetStitch())
                || ad.error("multi_duet_stitch_refused")
                || ad.error("duet_stitch_region_limit")) {
            add("post-duet-or-stitch-restricted", ad);
        }
        if (!ad.unauthorizedOriginals.isEmpty()) {
            add("second-creator-not-authorized", ad);
        }
        if ("CHECK_FAILED".equals(post.anchorStatus()) || ad.error("anchors_status_error")) {
            add("post-link-not-approved", ad);
        }
        if ("CHECKING".equals(post.anchorStatus()) || "CHECK_ING".equals(post.anchorStatus())) {
            add("post-link-under-review", ad);
        }
        if (ad.error("user_permission_missing")) {
            add("user-cannot-create-ads", ad);
        }
        if (ad.error("unknown")) {
            add("code-error-unknown", ad);
        }
    }

    private void decideStatus(JudgedAd ad) {
        switch (ad.secondaryStatus) {
            case "AD_STATUS_ASSET_AUTHORIZATION_LOST",
                    "AD_STATUS_ADGROUP_ASSET_AUTHORIZATION_LOST",
                    "ADGROUP_STATUS_ASSET_AUTHORIZATION_LOST",
                    "AD_STATUS_SHOWCASE_AUTHORIZATION_LOST",
                    "AD_STATUS_NO_AUTHORIZATION_OF_SHOWCASE" -> add("asset-authorization-lost", ad);
            case "AD_STATUS_TRANSCODING_FAIL", "AD_STATUS_DELIVERY_AND_TRANSCODING_FAIL" ->
                add("video-transcoding-failed", ad);
            case "AD_STATUS_MUSIC_AUTHORIZATION_MISSING" -> add("music-authorization-missing", ad);
            case "AD_STATUS_AUDIT_DENY" -> add("ad-rejected", ad);
            default -> {}
        }
        if (ad.deleted) {
            add("ad-deleted", ad);
        }
    }

    private void decideAdAccount(JudgedAd ad) {
        if (ad.adAccountAbsent) {
            add("ad-account-unknown", ad);
        }
        String status = ad.adAccount == null || ad.adAccount.status() == null ? "" : ad.adAccount.status();
        if (ad.accountPunished || ad.accountSuspended) {
            add("ad-account-suspended", ad);
        }
        switch (status) {
            case "STATUS_DISABLE", "DISABLED" -> add("ad-account-closed", ad);
            case "STATUS_SELF_SERVICE_UNAUDITED", "STATUS_CONTRACT_PENDING", "IN_REVIEW" ->
                add("ad-account-in-review", ad);
            case "STATUS_CONFIRM_FAIL", "STATUS_CONFIRM_FAIL_END", "STATUS_CONFIRM_MODIFY_FAIL", "DISAPPROVED" ->
                add("ad-account-not-approved", ad);
            default -> {
                if (status.startsWith("STATUS_PENDING_") || status.startsWith("STATUS_WAIT_")) {
                    add("ad-account-in-review", ad);
                }
            }
        }
        if (ad.adAccount != null
                && ad.adAccount.balance() != null
                && ad.adAccount.balance().signum() <= 0) {
            add("ad-account-out-of-balance", ad);
        }
    }

    private void decideConnection(JudgedAd ad) {
        if (ad.connectionAbsent) {
            add("connection-missing", ad);
        }
        if (ad.connection.healthy.isEmpty() && !ad.connection.all.isEmpty()) {
            add(ad.connection.failsByToken ? "connection-token-expired" : "connection-lost", ad);
        }
        if (ad.connection.syncIsOld) {
            add("sync-is-old", ad);
        }
        if (ad.byCode && ad.authorizedAfterSync) {
            add("refresh-needed", ad);
        }
    }
}
