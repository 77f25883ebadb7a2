package org.previewauditor.truth;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdContent;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.Creative;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;

/**
 * An ad with every truth about it: what rules are written about. The rule <em>truths of an ad</em> in
 * {@code truths.drl} derives it once for each ad, and never again.
 */
public final class AuditedAd {

    private final AdContext context;
    private final Truths truths;
    private final FormatTable.Format format;

    /** What {@code truths.drl} found out. A plain carrier, so that each truth is set by its name. */
    public static final class Truths {
        public boolean spark;
        public boolean customIdentity;
        public boolean authorizedByCode;
        public boolean carousel;
        public boolean video;
        public boolean usesTikTokAccount;
        public boolean namesTikTokAccount;
        public boolean needsAccountAccess;
        public boolean asksAccountAccess;
        public boolean deleted;
        public @Nullable TikTokAccount tikTokAccount;
        public Word deliveryPermission = Word.MISSING;
        public List<AccountLink> links = List.of();
        public @Nullable AccountLink link;
        public Word linkStatus = Word.MISSING;
        public List<MemberPermission> activeMembers = List.of();
        public ExistingPosts existingPosts = ExistingPosts.UNKNOWN;
        public @Nullable Boolean canPushVideo;
        public boolean publishingRefused;
        public @Nullable SparkPost post;
        public @Nullable String codeError;
        public boolean identitiesComparable;
        public boolean notApplied;
        public boolean notStarted;
        public boolean expired;
        public boolean codeDeleted;
        public boolean revoked;
        public boolean endsLater;
        public boolean endsWithinHorizon;
        public List<String> unauthorizedOriginals = List.of();
        public @Nullable Instant adEnd;
        public List<Connection> connections = List.of();
        public List<Connection> healthyConnections = List.of();
        public @Nullable Connection decidingConnection;
        public Word connectionStatus = Word.MISSING;
        public boolean failsByToken;
        public @Nullable Instant lastSyncAt;
        public boolean syncIsOld;
        /** The connection with the newest synchronisation; of several one whose status is certain. */
        public @Nullable Connection lastToRead;

        /** The newest synchronisation over a connection that works, and whose status is certain. */
        public @Nullable Instant certainSyncAt;

        public boolean adTextTooLong;
        public boolean displayNameTooLong;
        public List<String> unknownWords = List.of();
        public List<String> lacks = List.of();

        /** Takes over everything about connections from another ad. */
        public void takeConnections(AuditedAd other) {
            connections = other.truths.connections;
            healthyConnections = other.truths.healthyConnections;
            decidingConnection = other.truths.decidingConnection;
            connectionStatus = other.truths.connectionStatus;
            failsByToken = other.truths.failsByToken;
            lastSyncAt = other.truths.lastSyncAt;
            syncIsOld = other.truths.syncIsOld;
            lastToRead = other.truths.lastToRead;
            certainSyncAt = other.truths.certainSyncAt;
        }
    }

    public AuditedAd(AdContext context, Truths truths, FormatTable formats) {
        this.context = context;
        this.truths = truths;
        this.format = formats.classify(this);
    }

    public AdContext context() {
        return context;
    }

    /** The ad's own row. */
    public Ad ad() {
        return context.ad();
    }

    public @Nullable AdAccount adAccount() {
        return context.adAccount();
    }

    public boolean spark() {
        return truths.spark;
    }

    public boolean customIdentity() {
        return truths.customIdentity;
    }

    public boolean authorizedByCode() {
        return truths.authorizedByCode;
    }

    public boolean carousel() {
        return truths.carousel;
    }

    public boolean video() {
        return truths.video;
    }

    public boolean usesTikTokAccount() {
        return truths.usesTikTokAccount;
    }

    public boolean namesTikTokAccount() {
        return truths.namesTikTokAccount;
    }

    /** Uses a TikTok account to which Motion asks the Business Center to have access. */
    public boolean needsAccountAccess() {
        return truths.needsAccountAccess;
    }

    /** Needs access to an account that it names and that may well be in the Business Center. */
    public boolean asksAccountAccess() {
        return truths.asksAccountAccess;
    }

    public boolean deleted() {
        return truths.deleted;
    }

    /** The row of the TikTok account that the ad names, if there is one. */
    public @Nullable TikTokAccount tikTokAccount() {
        return truths.tikTokAccount;
    }

    public Word deliveryPermission() {
        return truths.deliveryPermission;
    }

    /** All rows that link the TikTok account to the ad account, whatever their status. */
    public List<AccountLink> links() {
        return truths.links;
    }

    /** The link that works, if one does. */
    public @Nullable AccountLink link() {
        return truths.link;
    }

    /** What the status of the working link says. */
    public Word linkStatus() {
        return truths.linkStatus;
    }

    public List<MemberPermission> activeMembers() {
        return truths.activeMembers;
    }

    public ExistingPosts existingPosts() {
        return truths.existingPosts;
    }

    /** Whether new videos may be published through the account, as far as its own rows tell. */
    public @Nullable Boolean canPushVideo() {
        return truths.canPushVideo;
    }

    /** New videos may not be published through the account: its own rows say so, or those of all its members. */
    public boolean publishingRefused() {
        return truths.publishingRefused;
    }

    /** The row of the ad's post, if there is one. */
    public @Nullable SparkPost post() {
        return truths.post;
    }

    /** The key of TikTok's code error on the post, or a word of {@code truths.drl} where TikTok gives no single key. */
    public @Nullable String codeError() {
        return truths.codeError;
    }

    /** The identity ids of ad and post can be compared. */
    public boolean identitiesComparable() {
        return truths.identitiesComparable;
    }

    /** The code was made and never used. */
    public boolean notApplied() {
        return truths.notApplied;
    }

    /** The authorization of the post begins later. */
    public boolean notStarted() {
        return truths.notStarted;
    }

    /** The authorization of the post has run out. */
    public boolean expired() {
        return truths.expired;
    }

    /** The code of the post was deleted. */
    public boolean codeDeleted() {
        return truths.codeDeleted;
    }

    /** The post is not authorized, for no reason that is known. */
    public boolean revoked() {
        return truths.revoked;
    }

    /** The authorization of the post has an end, which is yet to come. */
    public boolean endsLater() {
        return truths.endsLater;
    }

    /** The authorization of the post ends soon. */
    public boolean endsWithinHorizon() {
        return truths.endsWithinHorizon;
    }

    /** The posts of which the ad's own is a duet or stitch, and whose creators did not authorize them. */
    public List<String> unauthorizedOriginals() {
        return truths.unauthorizedOriginals;
    }

    /** When the ad stops, if it does. */
    public @Nullable Instant adEnd() {
        return truths.adEnd;
    }

    /** All connections of the tool to the ad account. */
    public List<Connection> connections() {
        return truths.connections;
    }

    /** Those that work, the ones whose status is certain first. */
    public List<Connection> healthyConnections() {
        return truths.healthyConnections;
    }

    /**
     * What the status of the deciding connection says: of those that work, the first; where none does, the first that
     * would if its token had not run out.
     */
    public Word connectionStatus() {
        return truths.connectionStatus;
    }

    /** No connection works, and some one would if its token had not run out. */
    public boolean failsByToken() {
        return truths.failsByToken;
    }

    /** The newest synchronisation over a connection that works. */
    public @Nullable Instant lastSyncAt() {
        return truths.lastSyncAt;
    }

    /** The newest synchronisation is older than the limit. */
    public boolean syncIsOld() {
        return truths.syncIsOld;
    }

    /** Words on no list that decide something about the ad: {@code column=value}. */
    public List<String> unknownWords() {
        return truths.unknownWords;
    }

    /** Exports and columns that a check of the ad was missing. */
    public List<String> lacks() {
        return truths.lacks;
    }

    /** The row of the ad's own uploaded video; {@code null} for the video of a post, which TikTok measures itself. */
    public @Nullable Creative uploadedVideo() {
        return truths.spark ? null : context.creative();
    }

    /** Characters of the ad's own text, which a Spark Ad does not show; 0 without one. */
    public long adTextWidth() {
        AdContent content = ad().content();
        return content == null ? 0 : AdWording.width(content.adText());
    }

    /** The ad's own text is longer than TikTok shows. */
    public boolean adTextTooLong() {
        return truths.adTextTooLong;
    }

    /** Characters of the identity's name, which only a custom identity shows; 0 without one. */
    public long displayNameWidth() {
        return AdWording.width(ad().identityName());
    }

    /** The name that a custom identity shows is longer than TikTok takes. */
    public boolean displayNameTooLong() {
        return truths.displayNameTooLong;
    }

    /** The name that a custom identity shows has a character that TikTok does not take. */
    public boolean displayNameHasEmoji() {
        return truths.customIdentity && AdWording.hasEmoji(ad().identityName());
    }

    /** The landing page can be no web address. */
    public boolean landingPageMalformed() {
        AdContent content = ad().content();
        return content != null && AdWording.isMalformedWebAddress(content.landingPageUrl());
    }

    /** The deep link can be no link into an app. */
    public boolean deepLinkMalformed() {
        AdContent content = ad().content();
        return content != null && AdWording.isMalformedDeepLink(content.deeplink());
    }

    public FormatTable.Format format() {
        return format;
    }

    /** The code of the finding that ads of this format get, if they get one. */
    public @Nullable String formatFinding() {
        return format.finding();
    }

    /** What makes the ad be of its format: {@code column=value (file:line)}. */
    public List<String> formatEvidence() {
        return FormatTable.evidence(format, this);
    }
}
