package org.previewauditor.reference;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.Reject;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.Creative;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.LoggedError;
import org.previewauditor.fact.ObservedError;
import org.previewauditor.fact.SparkPost;

/** Everything that a drop says beside its ads, by what ads name. Immutable: for any number of threads. */
public final class ReferenceFacts {

    /**
     * What was read from the files.
     *
     * @param tallies of every file that is neither refused nor an {@code ads} file
     * @param rejects of the same files, in reading order
     */
    record Reading(Map<DropFile, Tally> tallies, List<Reject> rejects, Set<ExportKind> presentKinds) {}

    /** What nobody but ads names: most of all that there is, where posts are millions. */
    private record NamedByAds(
            AccessIndex access,
            PostTable posts,
            RowIndex<Connection> connections,
            RowIndex<Creative> creatives,
            SpendTable spend) {

        /** The last of several rows: exports that are appended to have the newest at the end. */
        @Nullable
        Creative creativeOf(Ad ad) {
            List<Creative> rows = creatives.get(ad.videoId());
            return rows.isEmpty() ? null : rows.get(rows.size() - 1);
        }

        List<SparkPost> originalsOf(List<SparkPost> own) {
            List<String> originals = List.of();
            for (SparkPost post : own) {
                if (post.duetOriginalItemId() != null || post.stitchOriginalItemId() != null) {
                    originals = own.stream()
                            .flatMap(copy -> Stream.of(copy.duetOriginalItemId(), copy.stitchOriginalItemId()))
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
                    break;
                }
            }
            return originals.isEmpty()
                    ? List.of()
                    : originals.stream()
                            .flatMap(original -> posts.get(original).stream())
                            .sorted(Comparator.comparing(SparkPost::source))
                            .toList();
        }
    }

    private final AdGroupTable adGroups;
    private final LatestRows<Campaign> campaigns;
    private final LatestRows<AdAccount> adAccounts;
    private final @Nullable NamedByAds namedByAds;
    private final SortedSet<String> toolNames;
    private final Set<String> connected;
    private final SortedMap<String, String> currencies;
    private final ErrorLog errors;
    private final CompleteExports completeExports;
    private final Reading reading;

    ReferenceFacts(ReferenceRows rows, CompleteExports completeExports, Reading reading) {
        this.adGroups = rows.adGroups();
        this.campaigns = rows.campaigns();
        this.adAccounts = rows.adAccounts();
        this.namedByAds = new NamedByAds(
                new AccessIndex(rows.accounts(), rows.links(), rows.members()),
                rows.posts(),
                new RowIndex<>(rows.connections(), Connection::advertiserId),
                new RowIndex<>(rows.creatives(), Creative::videoId),
                rows.spend());
        this.toolNames = rows.toolNames();
        this.connected =
                rows.connections().stream().map(Connection::advertiserId).collect(Collectors.toUnmodifiableSet());
        this.currencies = rows.currencies();
        this.errors = rows.errors();
        this.completeExports = completeExports;
        this.reading = reading;
    }

    private ReferenceFacts(ReferenceFacts whole) {
        this.adGroups = whole.adGroups;
        this.campaigns = whole.campaigns;
        this.adAccounts = whole.adAccounts;
        this.namedByAds = null;
        this.toolNames = whole.toolNames;
        this.connected = whole.connected;
        this.currencies = whole.currencies;
        this.errors = whole.errors;
        this.completeExports = whole.completeExports;
        this.reading = whole.reading;
    }

    /**
     * The same without what only ads name, for when the last ad was decided: so the room of millions of posts can be had
     * for something else. Asked about an ad, it throws an {@link IllegalStateException}.
     */
    public ReferenceFacts afterTheLastAd() {
        return new ReferenceFacts(this);
    }

    /** The ad with all rows that it names. */
    public AdContext contextOf(Ad ad) {
        NamedByAds named = namedByAds();
        AdGroup adGroup = adGroups.get(ad.adgroupId());
        String campaignId = ad.campaignId() != null || adGroup == null ? ad.campaignId() : adGroup.campaignId();
        List<SparkPost> own = named.posts.get(ad.tiktokItemId());
        return new AdContext(
                ad,
                adGroup,
                campaigns.get(campaignId),
                adAccounts.get(ad.advertiserId()),
                named.access.of(ad),
                own,
                named.originalsOf(own),
                named.connections.get(ad.advertiserId()),
                named.creativeOf(ad),
                errors.of(ad));
    }

    /** The campaigns that count, in reading order. */
    public Collection<Campaign> campaigns() {
        return campaigns.rows();
    }

    /** The campaign with this id. */
    public @Nullable Campaign campaign(@Nullable String campaignId) {
        return campaigns.get(campaignId);
    }

    /** The ad groups that count. */
    AdGroupTable adGroups() {
        return adGroups;
    }

    /** The ad accounts that count, in reading order. */
    public Collection<AdAccount> adAccounts() {
        return adAccounts.rows();
    }

    /**
     * What error logs report of ad accounts, and of ads that were not asked for with {@link #contextOf}. To be asked
     * after the last ad.
     */
    public List<ObservedError> errorsWithoutAd() {
        return errors.withoutAd();
    }

    /** The rows of error logs that the catalogue of errors does not know, the first of them; in reading order. */
    public List<LoggedError> unmatchedErrors() {
        return errors.unmatched();
    }

    /** How many rows of each file, by name, the catalogue of errors does not know. */
    public Map<String, Long> unmatchedErrorCounts() {
        return errors.unmatchedCounts();
    }

    /** The sum of the reports of this ad, else what its own row says; {@code null} if neither tells. */
    public @Nullable BigDecimal spendOf(Ad ad) {
        BigDecimal reported = namedByAds().spend.spendOf(ad);
        return reported == null ? ad.spend() : reported;
    }

    /** The sum of the reports of this ad, else what its own row says; {@code null} if neither tells. */
    public @Nullable Long impressionsOf(Ad ad) {
        Long reported = namedByAds().spend.impressionsOf(ad);
        return reported == null ? ad.impressions() : reported;
    }

    /** Of which kinds, and for whom, absence may be concluded. Says nothing of {@code ads}. */
    public CompleteExports completeExports() {
        return completeExports;
    }

    /** The currency of each ad account whose row tells one, by advertiser_id. */
    public SortedMap<String, String> currencies() {
        return currencies;
    }

    /** The analytics tools that connections name, each spelling once. */
    public SortedSet<String> toolNames() {
        return toolNames;
    }

    /**
     * Whether there is no row about this ad account, and nothing may be concluded from that.
     *
     * @param kind {@code connections} or {@code ad_accounts}
     */
    public boolean isUnknown(ExportKind kind, String advertiserId) {
        boolean hasRow = kind == ExportKind.CONNECTIONS
                ? connected.contains(advertiserId)
                : adAccounts.get(advertiserId) != null;
        return !hasRow && !completeExports.cover(kind, advertiserId, Set.of(advertiserId));
    }

    /** The kinds of which the drop has a file that is not refused. */
    public Set<ExportKind> presentKinds() {
        return reading.presentKinds;
    }

    /** The counts of every file that is neither refused nor an {@code ads} file, in the order of the drop. */
    public Map<DropFile, Tally> tallies() {
        return reading.tallies;
    }

    /** The rejected rows of the same files, in reading order. */
    public List<Reject> rejects() {
        return reading.rejects;
    }

    private NamedByAds namedByAds() {
        if (namedByAds == null) {
            throw new IllegalStateException("What only ads name was let go of after the last ad.");
        }
        return namedByAds;
    }
}
