package org.previewauditor.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.Source;
import org.previewauditor.fact.SparkPost;

/**
 * The format of an ad: the first of the table's lines that holds.
 *
 * @param finding the code of the finding that such ads get, or {@code null}
 * @param columns what the line looks at
 */
public record Format(String name, String support, @Nullable String finding, List<String> columns) {

    private static final List<String> CAROUSEL_OR_VIDEO =
            List.of("ad_format", "item_type", "creative_type", "main_material_type");
    private static final Format UPGRADED = smartPlus2("campaign_automation_type");
    private static final Format UPGRADED_BY_ID = smartPlus2("smart_plus_ad_id");
    private static final Format SPARK_CAROUSEL = new Format(
            "SPARK_CAROUSEL",
            "none",
            "spark-carousel-unsupported",
            List.of(
                    "tiktok_item_id",
                    "identity_type",
                    "main_material_type",
                    "ad_format",
                    "item_type",
                    "creative_type",
                    "main_material_type"));
    private static final Format SHOP_BY_CREATIVE = shop("creative_type");
    private static final Format SHOP_BY_FORMAT = shop("ad_format");
    private static final Format SHOP_BY_TYPE = shop("shopping_ads_type");
    private static final Format SHOP_BY_PROMOTION = shop("promotion_type");
    private static final Format SHOP_BY_IDENTITY = shop("identity_type");
    private static final Format SHOP_BY_MATERIAL = shop("main_material_type");
    private static final Format SMART_PLUS = smartPlus("campaign_automation_type");
    private static final Format SMART_PLUS_BY_FLAG = smartPlus("is_smart_performance_campaign");
    private static final Format CAROUSEL =
            new Format("CAROUSEL", "partial", "carousel-preview-not-guaranteed", CAROUSEL_OR_VIDEO);
    private static final Format SPARK_VIDEO = new Format("SPARK_VIDEO", "partial", null, CAROUSEL_OR_VIDEO);
    private static final Format IN_FEED_VIDEO = new Format("IN_FEED_VIDEO", "full", null, CAROUSEL_OR_VIDEO);
    private static final Format NOT_LISTED =
            new Format("NOT_LISTED", "unknown", "format-not-listed", CAROUSEL_OR_VIDEO);

    private static Format smartPlus2(String column) {
        return new Format("SMART_PLUS_2", "none", "smart-plus-2-unsupported", List.of(column));
    }

    private static Format shop(String column) {
        return new Format("SHOP_OR_LIVE", "partial", "shop-or-live-format", List.of(column));
    }

    private static Format smartPlus(String column) {
        return new Format("SMART_PLUS", "partial", "smart-plus-preview-varies", List.of(column));
    }

    static Format of(JudgedAd judged) {
        AdContext context = judged.context;
        Ad ad = judged.ad;
        String automation = String.valueOf(context.campaignAutomationType());
        String format = String.valueOf(ad.adFormat());
        String material = String.valueOf(ad.mainMaterialType());
        String creative = String.valueOf(ad.creativeType());
        String promotion = String.valueOf(context.promotionType());
        String item = judged.post == null ? "" : String.valueOf(judged.post.itemType());
        boolean carousel = format.equals("CAROUSEL_ADS")
                || format.equals("CAROUSEL")
                || format.equals("CATALOG_CAROUSEL")
                || item.equals("CAROUSEL")
                || creative.equals("POST_CAROUSEL")
                || material.equals("CAROUSEL_SPARK_ADS")
                || material.equals("CAROUSEL_NON_SPARK_ADS");
        boolean video = format.equals("SINGLE_VIDEO")
                || item.equals("VIDEO")
                || creative.equals("POST")
                || material.equals("VIDEO_SPARK_ADS")
                || material.equals("VIDEO_NON_SPARK_ADS");
        if (automation.equals("UPGRADED_SMART_PLUS") || automation.equals("UPGRADED_SMART_PLUS_CREATIVE")) {
            return UPGRADED;
        }
        if (ad.smartPlusAdId() != null) {
            return UPGRADED_BY_ID;
        }
        if (judged.spark && carousel) {
            return SPARK_CAROUSEL;
        }
        switch (creative) {
            case "SHOP_PDP", "SHOP_PLP", "PSA", "DIRECT_LIVE", "SHORT_VIDEO_LIVE" -> {
                return SHOP_BY_CREATIVE;
            }
            default -> {}
        }
        if (format.equals("LIVE_CONTENT")) {
            return SHOP_BY_FORMAT;
        }
        if (context.shoppingAdsType() != null) {
            return SHOP_BY_TYPE;
        }
        switch (promotion) {
            case "TIKTOK_SHOP", "VIDEO_SHOPPING", "LIVE_SHOPPING", "PSA_PRODUCT" -> {
                return SHOP_BY_PROMOTION;
            }
            default -> {}
        }
        if (judged.identityType.equals("TTS_TT")) {
            return SHOP_BY_IDENTITY;
        }
        if (material.startsWith("CATALOG_")) {
            return SHOP_BY_MATERIAL;
        }
        if (automation.equals("SMART_PLUS")) {
            return SMART_PLUS;
        }
        if (Boolean.TRUE.equals(context.isSmartPerformanceCampaign())) {
            return SMART_PLUS_BY_FLAG;
        }
        if (carousel) {
            return CAROUSEL;
        }
        return video ? (judged.spark ? SPARK_VIDEO : IN_FEED_VIDEO) : NOT_LISTED;
    }

    /** The columns with their values and places. */
    String evidence(JudgedAd judged) {
        List<String> evidence = new ArrayList<>();
        for (String column : columns) {
            String value = value(column, judged);
            if (value != null) {
                evidence.add(column + '=' + value + " (" + source(column, judged) + ')');
            }
        }
        if (evidence.isEmpty()) {
            columns.forEach(column -> evidence.add(column + " missing (" + judged.ad.source() + ')'));
        }
        return String.join(";", evidence);
    }

    private static @Nullable String value(String column, JudgedAd judged) {
        Ad ad = judged.ad;
        SparkPost post = judged.post;
        Boolean smart = judged.context.isSmartPerformanceCampaign();
        return switch (column) {
            case "tiktok_item_id" -> ad.tiktokItemId();
            case "smart_plus_ad_id" -> ad.smartPlusAdId();
            case "identity_type" -> ad.identityType();
            case "ad_format" -> ad.adFormat();
            case "main_material_type" -> ad.mainMaterialType();
            case "creative_type" -> ad.creativeType();
            case "item_type" -> post == null ? null : post.itemType();
            case "campaign_automation_type" -> judged.context.campaignAutomationType();
            case "shopping_ads_type" -> judged.context.shoppingAdsType();
            case "promotion_type" -> judged.context.promotionType();
            default -> smart == null ? null : smart ? "TRUE" : "FALSE";
        };
    }

    private static Source source(String column, JudgedAd judged) {
        Ad ad = judged.ad;
        var group = judged.context.adGroup();
        var campaign = judged.context.campaign();
        return switch (column) {
            case "item_type" -> judged.post == null ? ad.source() : judged.post.source();
            case "shopping_ads_type" -> ad.shoppingAdsType() != null || group == null ? ad.source() : group.source();
            case "promotion_type" -> ad.promotionType() != null || group == null ? ad.source() : group.source();
            case "campaign_automation_type" ->
                ad.campaignAutomationType() != null || campaign == null ? ad.source() : campaign.source();
            case "is_smart_performance_campaign" ->
                ad.isSmartPerformanceCampaign() != null || campaign == null ? ad.source() : campaign.source();
            default -> ad.source();
        };
    }
}
