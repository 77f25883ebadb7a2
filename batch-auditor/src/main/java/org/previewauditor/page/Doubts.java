package org.previewauditor.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What could not be verified, and which export would settle it.
 *
 * @param notes what the whole run lacked
 */
public record Doubts(List<Row> rows, List<String> notes) {

    /** An export or a column that is missing, or another doubt. */
    public record Row(String what, String settles, String ads, String unverified) {}

    /** What each piece of evidence that ads can lack would settle. */
    private static final Map<String, String> SETTLES = Map.of(
            "ads.identity_id", "Which TikTok account the ad uses.",
            "ads.tiktok_item_id", "Whether the ad uses a TikTok post, and which.",
            "identities", "Whether the Business Center has the TikTok account.",
            "identities.ad_delivery_permission", "Whether ads may be delivered with the TikTok account.",
            "identity_ad_accounts", "Whether the TikTok account is linked to the ad account.",
            "member_permissions", "Whether existing posts of the TikTok account may be used.",
            "member_permissions.tt_account_roles", "Which member may use existing posts.",
            "spark_posts", "Whether the post is authorized.",
            "spark_posts.auth_end_time", "Until when the post is authorized.",
            "spark_posts.ad_auth_status", "Whether the authorization of the post is in force.");

    static Doubts of(RunReading run) {
        Map<String, CodeText> codes = run.codes();
        return new Doubts(
                run.lacks().entrySet().stream()
                        .sorted(Comparator.<Map.Entry<String, RunReading.Lack>>comparingLong(
                                        entry -> entry.getValue().ads)
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(entry -> row(entry.getKey(), codes.get(entry.getKey()), entry.getValue()))
                        .toList(),
                run.summary().notes());
    }

    public boolean isEmpty() {
        return rows.isEmpty() && notes.isEmpty();
    }

    private static Row row(String what, @Nullable CodeText code, RunReading.Lack lack) {
        return new Row(
                what,
                code == null ? SETTLES.getOrDefault(what, "") : code.cause() + ' ' + code.action(),
                Words.count(lack.ads),
                Words.count(lack.unverified));
    }
}
