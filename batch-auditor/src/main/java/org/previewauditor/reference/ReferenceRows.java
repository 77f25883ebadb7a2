package org.previewauditor.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.previewauditor.export.AdRow;
import org.previewauditor.export.DropFile;
import org.previewauditor.export.FactRow;
import org.previewauditor.export.ReportRow;
import org.previewauditor.export.Tally;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.Creative;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.LoggedError;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;

/** Collects the rows of the reference exports as they are read, in reading order. */
final class ReferenceRows {

    private final Completeness completeness;
    private final AdGroupTable adGroups = new AdGroupTable();
    private final LatestRows<Campaign> campaigns = new LatestRows<>();
    private final LatestRows<AdAccount> adAccounts = new LatestRows<>();
    private final List<TikTokAccount> accounts = new ArrayList<>();
    private final List<AccountLink> links = new ArrayList<>();
    private final List<MemberPermission> members = new ArrayList<>();
    private final PostTable posts = new PostTable();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Creative> creatives = new ArrayList<>();
    private final SpendTable spend = new SpendTable();
    private final ErrorLog errors = new ErrorLog();

    ReferenceRows(Completeness completeness) {
        this.completeness = completeness;
    }

    void add(DropFile file, FactRow row, Tally tally) {
        for (Object fact : row.facts()) {
            if (fact instanceof ReportRow report) {
                completeness.fact(ExportKind.AD_REPORTS);
                spend.add(report.advertiserId(), report.adId(), report.spend(), report.impressions());
            } else if (fact instanceof SparkPost post) {
                posts.add(post);
                completeness.fact(
                        file,
                        ExportKind.SPARK_POSTS,
                        post.advertiserId(),
                        post.identityId() != null,
                        post.tiktokName() != null);
            } else if (fact instanceof TikTokAccount account) {
                accounts.add(account);
                boolean named = account.username() != null || account.displayName() != null;
                completeness.fact(
                        file, ExportKind.IDENTITIES, account.advertiserId(), account.identityId() != null, named);
            } else if (fact instanceof AccountLink link) {
                links.add(link);
                completeness.fact(
                        file,
                        ExportKind.IDENTITY_AD_ACCOUNTS,
                        link.advertiserId(),
                        link.identityId() != null,
                        link.username() != null);
            } else if (fact instanceof MemberPermission member) {
                members.add(member);
                completeness.fact(
                        file,
                        ExportKind.MEMBER_PERMISSIONS,
                        null,
                        member.identityId() != null,
                        member.username() != null);
            } else if (fact instanceof Connection connection) {
                connections.add(connection);
                completeness.fact(ExportKind.CONNECTIONS);
            } else if (fact instanceof AdGroup adGroup) {
                completeness.fact(ExportKind.AD_GROUPS);
                adGroups.add(adGroup, row.updatedAt(), tally);
            } else if (fact instanceof Campaign campaign) {
                completeness.fact(ExportKind.CAMPAIGNS);
                campaigns.add(campaign.campaignId(), campaign, row.updatedAt(), tally);
            } else if (fact instanceof AdAccount account) {
                completeness.fact(ExportKind.AD_ACCOUNTS);
                adAccounts.add(account.advertiserId(), account, row.updatedAt(), tally);
            } else if (fact instanceof Creative creative) {
                completeness.fact(ExportKind.CREATIVES);
                creatives.add(creative);
            } else if (fact instanceof LoggedError error) {
                // No completeness: an error that no log reports may have happened all the same.
                errors.add(error);
            } else {
                throw new IllegalStateException("no place for " + fact.getClass());
            }
        }
    }

    /** A row of a file that is both {@code ads} and {@code ad_reports}: only what it reports counts here. */
    void addReport(AdRow row) {
        completeness.fact(ExportKind.AD_REPORTS);
        for (Ad ad : row.ads()) {
            spend.add(ad.advertiserId(), ad.adId(), ad.spend(), ad.impressions());
        }
    }

    AdGroupTable adGroups() {
        return adGroups;
    }

    LatestRows<Campaign> campaigns() {
        return campaigns;
    }

    LatestRows<AdAccount> adAccounts() {
        return adAccounts;
    }

    List<TikTokAccount> accounts() {
        return accounts;
    }

    List<AccountLink> links() {
        return links;
    }

    List<MemberPermission> members() {
        return members;
    }

    PostTable posts() {
        return posts;
    }

    List<Connection> connections() {
        return connections;
    }

    List<Creative> creatives() {
        return creatives;
    }

    SpendTable spend() {
        return spend;
    }

    ErrorLog errors() {
        return errors;
    }

    SortedSet<String> toolNames() {
        SortedSet<String> names = new TreeSet<>();
        for (Connection connection : connections) {
            if (connection.tool() != null) {
                names.add(connection.tool());
            }
        }
        return names;
    }

    SortedMap<String, String> currencies() {
        SortedMap<String, String> currencies = new TreeMap<>();
        for (AdAccount account : adAccounts.rows()) {
            if (account.currency() != null) {
                currencies.put(account.advertiserId(), account.currency());
            }
        }
        return currencies;
    }
}
