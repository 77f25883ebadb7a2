package org.previewauditor.benchmarks.peer;

import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.Handle;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.finding.SubjectType;

/** A finding about an ad. */
public record Found(Catalogue.Entry entry, SubjectType subjectType, String subjectId, String evidence) {

    /**
     * A finding whose subject follows from its code.
     *
     * @param account the TikTok account of the ad, if its row is known
     */
    public static Found of(Catalogue.Entry entry, Ad ad, @Nullable TikTokAccount account, String... evidence) {
        SubjectType subject = subjectType(entry.code());
        return new Found(entry, subject, subjectId(subject, ad, account), joined(evidence));
    }

    private static String joined(String... evidence) {
        StringBuilder text = new StringBuilder();
        for (String part : evidence) {
            if (!part.isEmpty()) {
                text.append(text.length() == 0 ? "" : ";").append(part);
            }
        }
        return text.toString();
    }

    /** What findings of this code are about. */
    public static SubjectType subjectType(String code) {
        return switch (code) {
            case "account-not-eligible-for-spark",
                    "tiktok-account-not-in-business-center",
                    "ad-delivery-permission-missing",
                    "no-member-assigned",
                    "existing-posts-not-allowed",
                    "member-lacks-existing-posts",
                    "publishing-not-allowed" -> SubjectType.TIKTOK_ACCOUNT;
            case "tiktok-account-not-linked" -> SubjectType.LINK;
            case "custom-identity-retiring",
                    "ad-account-unknown",
                    "ad-account-suspended",
                    "ad-account-closed",
                    "ad-account-in-review",
                    "ad-account-not-approved",
                    "ad-account-out-of-balance" -> SubjectType.AD_ACCOUNT;
            case "connection-missing", "connection-lost", "connection-token-expired", "sync-is-old", "refresh-needed" ->
                SubjectType.CONNECTION;
            case "spark-post-not-published", "spark-post-id-missing", "spark-with-custom-identity" -> SubjectType.AD;
            default ->
                code.startsWith("spark-a")
                                || code.startsWith("spark-code")
                                || code.startsWith("spark-post")
                                || code.startsWith("post-")
                                || code.equals("second-creator-not-authorized")
                                || code.equals("user-cannot-create-ads")
                                || code.equals("code-error-unknown")
                        ? SubjectType.POST
                        : SubjectType.AD;
        };
    }

    private static String subjectId(SubjectType subject, Ad ad, @Nullable TikTokAccount account) {
        return switch (subject) {
            case AD_ACCOUNT, CONNECTION -> ad.advertiserId();
            case POST -> String.valueOf(ad.tiktokItemId());
            case TIKTOK_ACCOUNT -> accountId(ad, account);
            case LINK -> accountId(ad, account) + '>' + ad.advertiserId();
            default -> ad.adId();
        };
    }

    private static String accountId(Ad ad, @Nullable TikTokAccount account) {
        if (ad.identityId() != null) {
            return ad.identityId();
        }
        if (account != null && account.identityId() != null) {
            return account.identityId();
        }
        String handle = account != null && account.username() != null ? account.username() : ad.identityName();
        return handle == null ? "" : Handle.of(handle);
    }
}
