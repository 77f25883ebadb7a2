package org.previewauditor.benchmarks.peer.springbatch;

import org.jspecify.annotations.Nullable;
import org.previewauditor.benchmarks.peer.Row;
import org.previewauditor.fact.Source;
import org.springframework.batch.infrastructure.item.ItemCountAware;

/** A row of ads.csv as a bean, which is what Spring Batch's usual mapper fills. */
public class AdRow implements Row, ItemCountAware {

    private int line;
    private @Nullable String advertiserId;
    private @Nullable String adId;
    private @Nullable String adName;
    private @Nullable String campaignId;
    private @Nullable String campaignName;
    private @Nullable String adgroupId;
    private @Nullable String adgroupName;
    private @Nullable String identityType;
    private @Nullable String identityId;
    private @Nullable String identityName;
    private @Nullable String tiktokItemId;
    private @Nullable String adFormat;
    private @Nullable String mainMaterialType;
    private @Nullable String creativeType;
    private @Nullable String videoId;
    private @Nullable String operationStatus;
    private @Nullable String secondaryStatus;
    private @Nullable String createTime;
    private @Nullable String scheduleEndTime;
    private @Nullable String spend;
    private @Nullable String impressions;

    /** The header is line 1. */
    @Override
    public void setItemCount(int count) {
        line = count + 1;
    }

    @Override
    public Source source() {
        return new Source("ads.csv", line);
    }

    @Override
    public boolean has(String column) {
        return column.equals("identity_type") || column.equals("tiktok_item_id");
    }

    @Override
    public String cell(String column) {
        String cell = switch (column) {
            case "advertiser_id" -> advertiserId;
            case "ad_id" -> adId;
            case "ad_name" -> adName;
            case "campaign_id" -> campaignId;
            case "campaign_name" -> campaignName;
            case "adgroup_id" -> adgroupId;
            case "adgroup_name" -> adgroupName;
            case "identity_type" -> identityType;
            case "identity_id" -> identityId;
            case "identity_name" -> identityName;
            case "tiktok_item_id" -> tiktokItemId;
            case "ad_format" -> adFormat;
            case "main_material_type" -> mainMaterialType;
            case "creative_type" -> creativeType;
            case "video_id" -> videoId;
            case "operation_status" -> operationStatus;
            case "secondary_status" -> secondaryStatus;
            case "create_time" -> createTime;
            case "schedule_end_time" -> scheduleEndTime;
            case "spend" -> spend;
            case "impressions" -> impressions;
            default -> null;
        };
        return cell == null ? "" : cell;
    }

    public void setAdvertiserId(String value) {
        advertiserId = value;
    }

    public void setAdId(String value) {
        adId = value;
    }

    public void setAdName(String value) {
        adName = value;
    }

    public void setCampaignId(String value) {
        campaignId = value;
    }

    public void setCampaignName(String value) {
        campaignName = value;
    }

    public void setAdgroupId(String value) {
        adgroupId = value;
    }

    public void setAdgroupName(String value) {
        adgroupName = value;
    }

    public void setIdentityType(String value) {
        identityType = value;
    }

    public void setIdentityId(String value) {
        identityId = value;
    }

    public void setIdentityName(String value) {
        identityName = value;
    }

    public void setTiktokItemId(String value) {
        tiktokItemId = value;
    }

    public void setAdFormat(String value) {
        adFormat = value;
    }

    public void setMainMaterialType(String value) {
        mainMaterialType = value;
    }

    public void setCreativeType(String value) {
        creativeType = value;
    }

    public void setVideoId(String value) {
        videoId = value;
    }

    public void setOperationStatus(String value) {
        operationStatus = value;
    }

    public void setSecondaryStatus(String value) {
        secondaryStatus = value;
    }

    public void setCreateTime(String value) {
        createTime = value;
    }

    public void setScheduleEndTime(String value) {
        scheduleEndTime = value;
    }

    public void setSpend(String value) {
        spend = value;
    }

    public void setImpressions(String value) {
        impressions = value;
    }
}
