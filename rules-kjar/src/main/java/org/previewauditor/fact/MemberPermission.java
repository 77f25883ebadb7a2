package org.previewauditor.fact;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a {@code member_permissions} export: what one member may do with one TikTok account.
 *
 * @param roles POST, LIVE, DIRECT_MESSAGE; {@code null} if the file has no such column, so that nothing is known
 * @param canPublish whether "Publish and manage new videos" is given
 * @param runsAds whether this member sets up ads
 */
public record MemberPermission(
        @Nullable String userId,
        @Nullable String userEmail,
        @Nullable String userName,
        @Nullable String identityId,
        @Nullable String username,
        @Nullable String memberStatus,
        @Nullable Set<String> roles,
        @Nullable Boolean canPublish,
        @Nullable Boolean runsAds,
        Source source) {

    /** A name for reports, with an e-mail address masked. */
    public String maskedName() {
        if (userName != null) {
            return Masking.emails(userName);
        }
        return userEmail != null ? Masking.emails(userEmail) : String.valueOf(userId);
    }
}
