package org.previewauditor.explanation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.Creative;
import org.previewauditor.fact.Masking;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.truth.AuditedAd;
import org.previewauditor.truth.FormatTable;

/** The truths about an ad under the words that rules use for them. */
final class Truths {

    private static final String NONE = "none";

    private Truths() {}

    static Map<String, String> of(AuditedAd ad) {
        Map<String, String> truths = new LinkedHashMap<>();
        put(truths, "format", ad.format());
        put(truths, "formatFinding", ad.formatFinding());
        put(truths, "formatEvidence", ad.formatEvidence());
        put(truths, "spark", ad.spark());
        put(truths, "carousel", ad.carousel());
        put(truths, "video", ad.video());
        put(truths, "deleted", ad.deleted());
        put(truths, "customIdentity", ad.customIdentity());
        put(truths, "authorizedByCode", ad.authorizedByCode());
        put(truths, "usesTikTokAccount", ad.usesTikTokAccount());
        put(truths, "namesTikTokAccount", ad.namesTikTokAccount());
        put(truths, "needsAccountAccess", ad.needsAccountAccess());
        put(truths, "asksAccountAccess", ad.asksAccountAccess());
        put(truths, "tikTokAccount", ad.tikTokAccount());
        put(truths, "deliveryPermission", ad.deliveryPermission());
        put(truths, "links", ad.links());
        put(truths, "link", ad.link());
        put(truths, "linkStatus", ad.linkStatus());
        put(truths, "activeMembers", ad.activeMembers());
        put(truths, "existingPosts", ad.existingPosts());
        put(truths, "canPushVideo", ad.canPushVideo());
        put(truths, "publishingRefused", ad.publishingRefused());
        put(truths, "post", ad.post());
        put(truths, "codeError", ad.codeError());
        put(truths, "identitiesComparable", ad.identitiesComparable());
        put(truths, "notApplied", ad.notApplied());
        put(truths, "notStarted", ad.notStarted());
        put(truths, "expired", ad.expired());
        put(truths, "codeDeleted", ad.codeDeleted());
        put(truths, "revoked", ad.revoked());
        put(truths, "endsLater", ad.endsLater());
        put(truths, "endsWithinHorizon", ad.endsWithinHorizon());
        put(truths, "unauthorizedOriginals", ad.unauthorizedOriginals());
        put(truths, "adEnd", ad.adEnd());
        put(truths, "connections", ad.connections());
        put(truths, "healthyConnections", ad.healthyConnections());
        put(truths, "connectionStatus", ad.connectionStatus());
        put(truths, "failsByToken", ad.failsByToken());
        put(truths, "lastSyncAt", ad.lastSyncAt());
        put(truths, "syncIsOld", ad.syncIsOld());
        put(truths, "uploadedVideo", ad.uploadedVideo());
        put(truths, "adTextWidth", ad.adTextWidth());
        put(truths, "adTextTooLong", ad.adTextTooLong());
        put(truths, "displayNameWidth", ad.displayNameWidth());
        put(truths, "displayNameTooLong", ad.displayNameTooLong());
        put(truths, "displayNameHasEmoji", ad.displayNameHasEmoji());
        put(truths, "landingPageMalformed", ad.landingPageMalformed());
        put(truths, "deepLinkMalformed", ad.deepLinkMalformed());
        put(truths, "unknownWords", ad.unknownWords());
        put(truths, "lacks", ad.lacks());
        return truths;
    }

    private static void put(Map<String, String> truths, String word, @Nullable Object value) {
        truths.put(word, shown(value));
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return NONE;
        }
        if (value instanceof Collection<?> many) {
            return many.isEmpty() ? NONE : many.stream().map(Truths::shown).collect(Collectors.joining(", "));
        }
        if (value instanceof FormatTable.Format format) {
            return format.name() + " (support " + format.support() + ')';
        }
        if (value instanceof TikTokAccount row) {
            return row.source().toString();
        }
        if (value instanceof AccountLink row) {
            return row.source().toString();
        }
        if (value instanceof MemberPermission row) {
            return row.source().toString();
        }
        if (value instanceof SparkPost row) {
            return row.source().toString();
        }
        if (value instanceof Connection row) {
            return row.source().toString();
        }
        if (value instanceof Creative row) {
            return row.source().toString();
        }
        return Masking.text(value.toString());
    }
}
