package org.previewauditor.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ad together with the rows that it names, before anything is concluded from them.
 *
 * <p>The lists hold every row that may be meant (same id, handle or name), in reading order; which of them <em>is</em>
 * meant is a truth of the rules. Columns that the ad's own row lacks are lent by its ad group and its campaign.
 *
 * @param posts rows of the ad's own post, of any ad account
 * @param originalPosts rows of the posts that {@code posts} are duets or stitches of
 * @param creative the row of the ad's own uploaded video
 * @param errors what an error log reports of the ad
 */
public record AdContext(
        Ad ad,
        @Nullable AdGroup adGroup,
        @Nullable Campaign campaign,
        @Nullable AdAccount adAccount,
        Access access,
        List<SparkPost> posts,
        List<SparkPost> originalPosts,
        List<Connection> connections,
        @Nullable Creative creative,
        List<ObservedError> errors) {

    /**
     * What the exports say of the TikTok account that an ad names, shared by all ads of one account that name it.
     *
     * @param links to the ad's own ad account
     */
    public record Access(List<TikTokAccount> tikTokAccounts, List<AccountLink> links, List<MemberPermission> members) {

        /** Nothing is known. */
        public static final Access NONE = new Access(List.of(), List.of(), List.of());
    }

    /** The ad's own campaign, else its ad group's. */
    public @Nullable String campaignId() {
        return ad.campaignId() != null || adGroup == null ? ad.campaignId() : adGroup.campaignId();
    }

    public @Nullable String campaignName() {
        return ad.campaignName() != null || campaign == null ? ad.campaignName() : campaign.campaignName();
    }

    public @Nullable String adgroupName() {
        return ad.adgroupName() != null || adGroup == null ? ad.adgroupName() : adGroup.adgroupName();
    }

    public @Nullable String campaignAutomationType() {
        return ad.campaignAutomationType() != null || campaign == null
                ? ad.campaignAutomationType()
                : campaign.campaignAutomationType();
    }

    public @Nullable Boolean isSmartPerformanceCampaign() {
        return ad.isSmartPerformanceCampaign() != null || campaign == null
                ? ad.isSmartPerformanceCampaign()
                : campaign.isSmartPerformanceCampaign();
    }

    public @Nullable String shoppingAdsType() {
        return ad.shoppingAdsType() != null || adGroup == null ? ad.shoppingAdsType() : adGroup.shoppingAdsType();
    }

    public @Nullable String promotionType() {
        return ad.promotionType() != null || adGroup == null ? ad.promotionType() : adGroup.promotionType();
    }

    /** The end of the ad's ad group, else the ad's own: in this order, because the ad group decides delivery. */
    public @Nullable Instant scheduleEndTime() {
        return adGroup != null && adGroup.scheduleEndTime() != null ? adGroup.scheduleEndTime() : ad.scheduleEndTime();
    }
}
