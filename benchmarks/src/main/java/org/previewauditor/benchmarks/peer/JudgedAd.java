package org.previewauditor.benchmarks.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;

/** An ad with what is true of it: the words in which rules are written down, found out by hand. */
public final class JudgedAd {

    private static final Duration OPEN_END_AFTER_START = Duration.ofDays(3_600);
    private static final Duration OPEN_END_AFTER_AS_OF = Duration.ofDays(1_825);

    private static final Set<String> KNOWN_TYPES =
            Set.of("CUSTOMIZED_USER", "AUTH_CODE", "TT_USER", "BC_AUTH_TT", "TTS_TT", "BC_SELF_TT");
    private static final Set<String> ERROR_KEYS = Set.of(
            "video_unavailable",
            "video_deleted",
            "auth_code_not_found",
            "auth_code_format_error",
            "call_rpc_fail",
            "call_db_fail",
            "mention_multiple_videos",
            "illegal_item_status_error",
            "story_video_not_supported",
            "carousel_duet_not_supported",
            "auth_code_expired",
            "multi_duet_stitch_refused",
            "duet_stitch_region_limit",
            "user_permission_missing",
            "not_public_video",
            "anchors_status_error",
            "calculate_intersection_time_error",
            "auth_code_error");

    public final AdContext context;
    public final Ad ad;
    public final @Nullable AdAccount adAccount;
    public final AccountTruths account;
    public final ConnectionTruths connection;
    public final String identityType;
    public final String secondaryStatus;

    public final boolean customIdentity;
    public final boolean byCode;
    public final boolean spark;
    public final boolean deleted;

    /** The row of the ad account says that it is suspended. */
    public final boolean accountSuspended;

    /** The status of the ad says that its ad account is suspended. */
    public final boolean accountPunished;

    public final boolean asksAccess;
    public final boolean missingFromBusinessCenter;

    public final @Nullable SparkPost post;

    /** TikTok's key of the error on the post; empty for none, {@code unknown} for one that it does not list. */
    public final String error;

    public final boolean identitiesComparable;
    public final boolean notApplied;
    public final boolean notStarted;
    public final boolean expired;
    public final boolean codeDeleted;
    public final boolean revoked;
    public final boolean endsLater;
    public final boolean endsSoon;
    public final boolean endsBeforeAd;
    public final boolean authorizedAfterSync;
    public final List<String> unauthorizedOriginals;
    public final boolean postAbsent;
    public final boolean adAccountAbsent;
    public final boolean connectionAbsent;

    public final @Nullable Instant adEnd;
    public final Format format;
    public final List<String> unknownWords;
    public final List<String> lacks;

    JudgedAd(AdContext context, AccountTruths account, ConnectionTruths connection, World world) {
        this.context = context;
        this.account = account;
        this.connection = connection;
        ad = context.ad();
        adAccount = context.adAccount();
        identityType = ad.identityType() == null ? "" : ad.identityType();
        secondaryStatus = ad.secondaryStatus() == null ? "" : ad.secondaryStatus();
        Instant asOf = world.asOf().instant();
        CompleteExports complete = world.complete();

        customIdentity = identityType.equals("CUSTOMIZED_USER");
        byCode = identityType.equals("AUTH_CODE");
        String material = ad.mainMaterialType();
        spark = ad.tiktokItemId() != null
                || byCode
                || identityType.equals("TT_USER")
                || identityType.equals("BC_AUTH_TT")
                || "VIDEO_SPARK_ADS".equals(material)
                || "CAROUSEL_SPARK_ADS".equals(material);
        deleted = secondaryStatus.equals("AD_STATUS_DELETE")
                || secondaryStatus.equals("AD_STATUS_CAMPAIGN_DELETE")
                || secondaryStatus.equals("AD_STATUS_ADGROUP_DELETE")
                || "DELETE".equals(ad.operationStatus());
        String accountStatus = adAccount == null ? null : adAccount.status();
        accountSuspended = "STATUS_LIMIT".equals(accountStatus) || "SUSPENDED".equals(accountStatus);
        accountPunished = secondaryStatus.equals("ADVERTISER_ACCOUNT_PUNISH");

        boolean usesAccount = byCode
                || identityType.equals("TT_USER")
                || identityType.equals("BC_AUTH_TT")
                || identityType.equals("TTS_TT")
                || identityType.equals("BC_SELF_TT");
        boolean namesAccount = ad.identityId() != null || ad.identityName() != null;
        missingFromBusinessCenter = usesAccount && namesAccount && account.missingFromBusinessCenter;
        asksAccess = usesAccount && namesAccount && !missingFromBusinessCenter;

        post = post();
        error = error(post);
        identitiesComparable = identitiesComparable();
        adEnd = adEnd(asOf);
        if (post == null) {
            notApplied = notStarted = expired = codeDeleted = revoked = false;
            endsLater = endsSoon = endsBeforeAd = authorizedAfterSync = false;
            unauthorizedOriginals = List.of();
        } else {
            Instant start = post.authStartTime();
            Instant end = post.authEndTime();
            String code = post.authCodeStatus();
            notApplied = Boolean.FALSE.equals(post.applied()) || "NOT_USED".equals(code);
            notStarted = start != null && start.isAfter(asOf);
            expired =
                    (end != null && !end.isAfter(asOf)) || "EXPIRED".equals(code) || error.equals("auth_code_expired");
            codeDeleted = "DELETED".equals(code) || error.equals("auth_code_not_found");
            revoked = post.adAuthStatus() != null
                    && !post.adAuthStatus().equals("AUTHORIZED")
                    && !expired
                    && !codeDeleted
                    && !notApplied
                    && !notStarted;
            endsLater = end != null && end.isAfter(asOf);
            endsSoon = end != null
                    && endsLater
                    && !end.isAfter(asOf.plus(world.asOf().horizon()));
            endsBeforeAd = error.equals("calculate_intersection_time_error")
                    || (end != null && endsLater && adEnd != null && end.isBefore(adEnd));
            authorizedAfterSync = authorizedAfter(connection.lastSync);
            unauthorizedOriginals = byCode ? unauthorizedOriginals(post, asOf, complete) : List.of();
        }
        postAbsent = byCode && ad.tiktokItemId() != null && post == null && complete.coverPost(ad, ad.tiktokItemId());
        adAccountAbsent = adAccount == null && complete.coverAdAccount(ExportKind.AD_ACCOUNTS, ad);
        connectionAbsent = connection.all.isEmpty() && complete.coverAdAccount(ExportKind.CONNECTIONS, ad);
        format = Format.of(this);
        unknownWords = unknownWords();
        lacks = lacks(usesAccount, namesAccount, asOf, complete);
    }

    public boolean error(String key) {
        return error.equals(key);
    }

    public boolean itemStatus(String status) {
        return post != null && status.equals(post.itemStatus());
    }

    /** The post's row, where a rule has made sure that there is one. */
    public SparkPost itsPost() {
        return Objects.requireNonNull(post);
    }

    public @Nullable TikTokAccount tikTokAccount() {
        return account.account;
    }

    private @Nullable SparkPost post() {
        SparkPost best = null;
        for (SparkPost row : context.posts()) {
            boolean ours = row.advertiserId() == null || row.advertiserId().equals(ad.advertiserId());
            if (ours && (best == null || isBetter(row, best))) {
                best = row;
            }
        }
        return best;
    }

    private boolean isBetter(SparkPost one, SparkPost two) {
        if (authorization(one) != authorization(two)) {
            return authorization(one) < authorization(two);
        }
        if (hasTrouble(one) != hasTrouble(two)) {
            return hasTrouble(two);
        }
        Instant end = one.authEndTime();
        Instant other = two.authEndTime();
        if (!Objects.equals(end, other)) {
            return end != null && (other == null || end.isAfter(other));
        }
        return ad.advertiserId().equals(one.advertiserId())
                && !ad.advertiserId().equals(two.advertiserId());
    }

    private static int authorization(SparkPost post) {
        return "AUTHORIZED".equals(post.adAuthStatus()) ? 0 : post.adAuthStatus() == null ? 1 : 2;
    }

    private static boolean hasTrouble(SparkPost post) {
        String code = post.authCodeStatus();
        return post.errorKey() != null
                || (post.errorCode() != null && !post.errorCode().equals("0"))
                || "EXPIRED".equals(code)
                || "DELETED".equals(code)
                || "NOT_USED".equals(code);
    }

    private static String error(@Nullable SparkPost post) {
        if (post == null) {
            return "";
        }
        if (post.errorKey() != null) {
            return ERROR_KEYS.contains(post.errorKey()) ? post.errorKey() : "unknown";
        }
        String code = post.errorCode() == null ? "0" : post.errorCode();
        return switch (code) {
            case "0" -> "";
            case "4002" -> "deleted_or_removed";
            case "4013" -> "auth_code_format_error";
            case "4025" -> "auth_code_expired";
            case "4027" -> "story_video_not_supported";
            case "4042" -> "carousel_duet_not_supported";
            case "930002" -> "mention_multiple_videos";
            case "900012" -> "illegal_item_status_error";
            case "900011" -> "anchors_status_error";
            case "900010" -> "calculate_intersection_time_error";
            case "900003" -> "multi_duet_stitch_refused";
            case "-500" -> "call_rpc_fail";
            default -> "unknown";
        };
    }

    private boolean identitiesComparable() {
        if (post == null || ad.identityId() == null || post.identityId() == null) {
            return false;
        }
        String type = post.identityType();
        boolean sameType = type == null
                || !KNOWN_TYPES.contains(type)
                || !KNOWN_TYPES.contains(identityType)
                || type.equals(identityType);
        return sameType && isDigits(ad.identityId()) == isDigits(post.identityId());
    }

    private static boolean isDigits(String id) {
        return id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private @Nullable Instant adEnd(Instant asOf) {
        Instant end = context.scheduleEndTime();
        AdGroup group = context.adGroup();
        if (end == null || (group != null && "SCHEDULE_FROM_NOW".equals(group.scheduleType()))) {
            return null;
        }
        Instant start =
                group != null && group.scheduleStartTime() != null ? group.scheduleStartTime() : ad.createTime();
        Instant open = start == null ? asOf.plus(OPEN_END_AFTER_AS_OF) : start.plus(OPEN_END_AFTER_START);
        return end.isBefore(open) ? end : null;
    }

    private List<String> unauthorizedOriginals(SparkPost its, Instant asOf, CompleteExports complete) {
        List<String> unauthorized = new ArrayList<>(0);
        for (String original : originals(its)) {
            boolean refused = Boolean.FALSE.equals(its.originalPostAuthorized());
            if (refused || (isToBeFound(original, its, asOf) && complete.coverPost(ad, original))) {
                unauthorized.add(original);
            }
        }
        return unauthorized;
    }

    private boolean isToBeFound(String original, SparkPost its, Instant asOf) {
        return its.originalPostAuthorized() == null && !its.hasOriginalPostAuthCode() && !isAuthorized(original, asOf);
    }

    private static List<String> originals(SparkPost its) {
        List<String> originals = new ArrayList<>(0);
        if (its.duetOriginalItemId() != null) {
            originals.add(its.duetOriginalItemId());
        }
        if (its.stitchOriginalItemId() != null && !originals.contains(its.stitchOriginalItemId())) {
            originals.add(its.stitchOriginalItemId());
        }
        return originals;
    }

    private boolean isAuthorized(String original, Instant asOf) {
        return context.originalPosts().stream()
                .anyMatch(row -> row.itemId().equals(original)
                        && (row.advertiserId() == null || row.advertiserId().equals(ad.advertiserId()))
                        && (row.authEndTime() == null || row.authEndTime().isAfter(asOf))
                        && !"EXPIRED".equals(row.authCodeStatus())
                        && !"DELETED".equals(row.authCodeStatus())
                        && authorization(row) < 2);
    }

    private boolean authorizedAfter(@Nullable Instant sync) {
        Instant start = post == null ? null : post.authStartTime();
        return start != null && !notStarted && sync != null && start.isAfter(sync);
    }

    private List<String> unknownWords() {
        List<String> words = new ArrayList<>(0);
        if (asksAccess && account.permissionUnknown && account.account != null) {
            words.add("ad_delivery_permission=" + account.account.adDeliveryPermission());
        }
        if (asksAccess && account.linkUnknown && account.goodLink != null) {
            words.add("link_status=" + account.goodLink.linkStatus());
        }
        if (connection.unknownStatus != null) {
            words.add("status=" + connection.unknownStatus);
        } else if (connection.doubtfulStatus != null
                && (connection.syncIsOld != connection.certainSyncIsOld
                        || (byCode && authorizedAfterSync != authorizedAfter(connection.certainSync)))) {
            words.add("status=" + connection.doubtfulStatus);
        }
        return words;
    }

    private List<String> lacks(boolean usesAccount, boolean namesAccount, Instant asOf, CompleteExports complete) {
        List<String> all = new ArrayList<>(0);
        if (usesAccount && !namesAccount) {
            all.add("ads.identity_id");
        }
        if (asksAccess) {
            all.addAll(account.lacks);
        }
        if (byCode && ad.tiktokItemId() != null) {
            if (post == null) {
                if (!postAbsent) {
                    all.add("spark_posts");
                }
            } else {
                if (originals(post).stream()
                        .anyMatch(original -> isToBeFound(original, post, asOf) && !complete.coverPost(ad, original))) {
                    all.add("spark_posts");
                }
                if (post.authEndTime() == null && !expired && !codeDeleted) {
                    all.add("spark_posts.auth_end_time");
                }
                if (post.adAuthStatus() == null
                        && post.authCodeStatus() == null
                        && post.applied() == null
                        && post.errorKey() == null
                        && post.errorCode() == null) {
                    all.add("spark_posts.ad_auth_status");
                }
            }
        }
        if (!ad.columns().tiktokItemId()
                && (spark || !(identityType.equals("TTS_TT") || identityType.equals("BC_SELF_TT")))) {
            all.add("ads.tiktok_item_id");
        }
        if (all.size() > 1) {
            all.sort(null);
        }
        return all;
    }
}
