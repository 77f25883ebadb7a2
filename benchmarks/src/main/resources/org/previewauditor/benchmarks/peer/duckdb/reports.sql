-- The two tables that are written.

COPY (
    SELECT k.advertiser_id, k.ad_id, k.code, c.effect, c.owner, c.subject_type, masked(k.subject) AS subject_id,
        c.cause, k.evidence, c.fix, c.reference, k.source
    FROM kept k JOIN catalogue c ON c.code = k.code
    ORDER BY k.line, k.place
) TO '${out}/findings.csv' (HEADER, DELIMITER ',');

COPY (
    SELECT j.advertiser_id, j.ad_id, safe(j.ad_name) AS ad_name, safe(j.shown_campaign) AS campaign_name,
        safe(j.adgroup_name) AS adgroup_name, j.tiktok_item_id,
        safe(coalesce(j.username, j.display_name, j.account_id, j.identity_name, j.identity_id)) AS identity,
        CASE WHEN j.format = 1 THEN 'SMART_PLUS_2' WHEN j.format = 2 THEN 'SPARK_CAROUSEL'
            WHEN j.format < 8 THEN 'SHOP_OR_LIVE' WHEN j.format = 8 THEN 'SMART_PLUS' WHEN j.format = 9 THEN 'CAROUSEL'
            WHEN j.format = 10 THEN 'SPARK_VIDEO' WHEN j.format = 11 THEN 'IN_FEED_VIDEO' ELSE 'NOT_LISTED' END AS format,
        CASE WHEN j.format < 3 THEN 'none' WHEN j.format = 11 THEN 'full' WHEN j.format = 12 THEN 'unknown'
            ELSE 'partial' END AS support,
        ['UNSUPPORTED', 'WILL_FAIL', 'AT_RISK', 'UNVERIFIED', 'OK'][coalesce(v.strength, 4) + 1] AS verdict,
        c.code AS primary_code, c.owner, c.action AS next_step, v.codes,
        CASE WHEN v.strength < 4 THEN v.missing END AS missing_evidence, plain(j.spend) AS spend, j.impressions,
        NULL AS change, j.source, j.video_id
    FROM facts j
    LEFT JOIN (
        SELECT line, min(strength) AS strength, string_agg(code, ';' ORDER BY place) AS codes,
            arg_min(code, strength * 1000 + place) AS first_code,
            max(evidence) FILTER (code = 'evidence-missing') AS missing
        FROM kept GROUP BY line) v ON v.line = j.line
    LEFT JOIN catalogue c ON c.code = v.first_code AND v.strength < 4
    ORDER BY j.line
) TO '${out}/ads.csv' (HEADER, DELIMITER ',');
