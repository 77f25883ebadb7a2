package org.previewauditor.benchmarks.peer;

import org.previewauditor.fact.Ad;

/** Makes ads of rows. */
public final class Ads {

    private Ads() {}

    public static Ad of(Row row) {
        return new Ad(
                row.key("advertiser_id"),
                row.key("ad_id"),
                row.text("ad_name"),
                row.id("campaign_id"),
                row.text("campaign_name"),
                row.id("adgroup_id"),
                row.text("adgroup_name"),
                row.id("smart_plus_ad_id"),
                row.word("campaign_automation_type"),
                row.bool("is_smart_performance_campaign"),
                row.word("identity_type"),
                row.id("identity_id"),
                row.text("identity_name"),
                row.id("tiktok_item_id"),
                row.word("ad_format"),
                row.word("main_material_type"),
                row.word("creative_type"),
                row.word("shopping_ads_type"),
                row.word("promotion_type"),
                row.id("video_id"),
                row.time("schedule_end_time"),
                row.word("operation_status"),
                row.word("secondary_status"),
                row.time("create_time"),
                row.number("spend"),
                row.count("impressions"),
                null,
                new Ad.Columns(row.has("identity_type"), row.has("tiktok_item_id")),
                row.source());
    }
}
