-- Every ad with what is true of it.

CREATE VIEW judged AS
SELECT *,
    uses_account AND names_account AND NOT missing_account AS asks,
    spark AND post_source IS NOT NULL AS spark_post,
    by_code AND post_source IS NOT NULL AND not_started IS NOT NULL AS code_post,
    auth_status <> 'AUTHORIZED' AND NOT expired AND NOT code_deleted AND NOT not_applied AND NOT not_started AS revoked,
    coalesce(unknown_status, CASE
        WHEN coalesce(last_sync < TIMESTAMP '${asOf}' - INTERVAL 48 HOUR, false)
            <> coalesce(certain_sync < TIMESTAMP '${asOf}' - INTERVAL 48 HOUR, false) THEN doubtful_status
        WHEN by_code AND NOT not_started
            AND coalesce(auth_start > last_sync, false) <> coalesce(auth_start > certain_sync, false)
            THEN doubtful_status END) AS connection_word,
    CASE
        WHEN automation IN ('UPGRADED_SMART_PLUS', 'UPGRADED_SMART_PLUS_CREATIVE') THEN 1
        WHEN spark AND carousel THEN 2
        WHEN creative_type IN ('SHOP_PDP', 'SHOP_PLP', 'PSA', 'DIRECT_LIVE', 'SHORT_VIDEO_LIVE') THEN 3
        WHEN ad_format = 'LIVE_CONTENT' THEN 4
        WHEN promotion_type IN ('TIKTOK_SHOP', 'VIDEO_SHOPPING', 'LIVE_SHOPPING', 'PSA_PRODUCT') THEN 5
        WHEN identity_type = 'TTS_TT' THEN 6
        WHEN starts_with(main_material_type, 'CATALOG_') THEN 7
        WHEN automation = 'SMART_PLUS' THEN 8
        WHEN carousel THEN 9
        WHEN spark AND video THEN 10
        WHEN video THEN 11
        ELSE 12 END AS format
FROM (
    SELECT a.*,
        coalesce(a.campaign_name, c.campaign_name) AS shown_campaign, c.automation, c.source AS campaign_source,
        g.promotion_type, g.source AS group_source, g.end_time AS group_end,
        t.source AS ad_account_source, t.status AS ad_account_status, t.balance,
        t.can_use_custom_identity,
        x.* EXCLUDE (key, advertiser_id, identity_id, identity_name, account_absent),
        p.source AS post_source, p.item_type, p.item_status, p.auth_status, p.code_status, p.applied,
        p.start_time AS auth_start, p.end_time AS auth_end, p.identity_id AS post_identity,
        p.identity_type AS post_identity_type, p.tiktok_name, p.original, p.original_authorized, p.anchor_status,
        p.error_key, p.error_code, coalesce(p.error, '') AS error,
        coalesce(u.known, false) AS original_refused, coalesce(NOT u.known, false) AS original_unknown,
        k.advertiser_id IS NOT NULL AS connected, coalesce(k.works, false) AS works, coalesce(k.by_token, false) AS by_token,
        k.evidence AS connection_evidence, k.last_sync, k.sync_evidence, k.unknown_status, k.certain_sync,
        k.doubtful_status,

        coalesce(a.identity_type = 'CUSTOMIZED_USER', false) AS custom,
        coalesce(a.identity_type = 'AUTH_CODE', false) AS by_code,
        a.tiktok_item_id IS NOT NULL OR coalesce(a.identity_type IN ('AUTH_CODE', 'TT_USER', 'BC_AUTH_TT'), false)
            OR coalesce(a.main_material_type IN ('VIDEO_SPARK_ADS', 'CAROUSEL_SPARK_ADS'), false) AS spark,
        coalesce(a.identity_type IN ('TT_USER', 'BC_AUTH_TT', 'AUTH_CODE', 'TTS_TT', 'BC_SELF_TT'), false) AS uses_account,
        x.key IS NOT NULL AS names_account,
        coalesce(a.identity_type IN ('TT_USER', 'BC_AUTH_TT', 'AUTH_CODE', 'TTS_TT', 'BC_SELF_TT')
            AND NOT x.known AND x.account_absent, false) AS missing_account,
        coalesce(a.ad_format IN ('CAROUSEL_ADS', 'CAROUSEL', 'CATALOG_CAROUSEL'), false)
            OR coalesce(p.item_type = 'CAROUSEL', false) OR coalesce(a.creative_type = 'POST_CAROUSEL', false)
            OR coalesce(a.main_material_type IN ('CAROUSEL_SPARK_ADS', 'CAROUSEL_NON_SPARK_ADS'), false) AS carousel,
        coalesce(a.ad_format = 'SINGLE_VIDEO', false) OR coalesce(p.item_type = 'VIDEO', false)
            OR coalesce(a.creative_type = 'POST', false)
            OR coalesce(a.main_material_type IN ('VIDEO_SPARK_ADS', 'VIDEO_NON_SPARK_ADS'), false) AS video,
        coalesce(a.secondary_status IN ('AD_STATUS_DELETE', 'AD_STATUS_CAMPAIGN_DELETE', 'AD_STATUS_ADGROUP_DELETE'), false)
            OR coalesce(a.operation_status = 'DELETE', false) AS deleted,
        coalesce(a.identity_id IS NOT NULL AND p.identity_id IS NOT NULL
            AND regexp_full_match(a.identity_id, '[0-9]*') = regexp_full_match(p.identity_id, '[0-9]*')
            AND (NOT known_type(a.identity_type) OR NOT known_type(p.identity_type)
                OR a.identity_type = p.identity_type), false) AS comparable,
        coalesce(NOT p.applied, false) OR coalesce(p.code_status = 'NOT_USED', false) AS not_applied,
        coalesce(p.start_time > TIMESTAMP '${asOf}', false) AS not_started,
        coalesce(p.end_time <= TIMESTAMP '${asOf}', false) OR coalesce(p.code_status = 'EXPIRED', false)
            OR coalesce(p.error = 'auth_code_expired', false) AS expired,
        coalesce(p.code_status = 'DELETED', false) OR coalesce(p.error = 'auth_code_not_found', false) AS code_deleted,
        coalesce(p.end_time > TIMESTAMP '${asOf}', false) AS ends_later,
        CASE
            WHEN g.schedule_type = 'SCHEDULE_FROM_NOW' THEN NULL
            WHEN coalesce(g.end_time, a.schedule_end_time)
                >= coalesce(coalesce(g.start_time, a.create_time) + INTERVAL 3600 DAY, TIMESTAMP '${asOf}' + INTERVAL 1825 DAY)
                THEN NULL
            ELSE coalesce(g.end_time, a.schedule_end_time) END AS ad_end,
        a.advertiser_id IN (SELECT advertiser_id FROM posts) AS posts_complete
    FROM ads a
    LEFT JOIN ad_groups g ON g.adgroup_id = a.adgroup_id
    LEFT JOIN campaigns c ON c.campaign_id = a.campaign_id
    LEFT JOIN ad_accounts t ON t.advertiser_id = a.advertiser_id
    LEFT JOIN access x ON x.advertiser_id = a.advertiser_id
        AND x.identity_id IS NOT DISTINCT FROM a.identity_id AND x.identity_name IS NOT DISTINCT FROM a.identity_name
    LEFT JOIN post_of p ON p.item_id = a.tiktok_item_id AND p.of_advertiser = a.advertiser_id
    LEFT JOIN unauthorized u ON u.item_id = a.tiktok_item_id AND u.of_advertiser = a.advertiser_id
    LEFT JOIN connection_of k ON k.advertiser_id = a.advertiser_id);
