-- Every finding, and then those that count.

CREATE TABLE facts AS
SELECT *,
    coalesce(identity_id, account_id, handle(coalesce(username, identity_name))) AS account,
    concat_ws(';', said('error_key', error_key, post_source), said('error_code', error_code, post_source)) AS errors,
    concat_ws(';',
        CASE WHEN uses_account AND NOT names_account THEN 'ads.identity_id' END,
        CASE WHEN asks AND NOT known THEN 'identities' END,
        CASE WHEN asks AND known AND permission IS NULL AND available IS NULL
            THEN 'identities.ad_delivery_permission' END,
        CASE WHEN asks AND NOT linked AND NOT link_absent THEN 'identity_ad_accounts' END,
        CASE WHEN asks AND existing_posts = 'UNKNOWN' AND NOT members_absent THEN 'member_permissions' END,
        CASE WHEN by_code AND ((tiktok_item_id IS NOT NULL AND post_source IS NULL AND NOT posts_complete)
            OR original_unknown) THEN 'spark_posts' END,
        CASE WHEN by_code AND post_source IS NOT NULL AND auth_status IS NULL AND code_status IS NULL
            AND applied IS NULL AND error_key IS NULL AND error_code IS NULL
            THEN 'spark_posts.ad_auth_status' END,
        CASE WHEN by_code AND post_source IS NOT NULL AND auth_end IS NULL AND NOT expired AND NOT code_deleted
            THEN 'spark_posts.auth_end_time' END) AS lacks
FROM judged;

CREATE TABLE found AS
SELECT f.line, a.advertiser_id, a.ad_id, a.source, f.code, c.place, c.strength, f.subject, f.evidence
FROM (
    SELECT line, CASE WHEN format = 1 THEN 'smart-plus-2-unsupported' WHEN format = 2 THEN 'spark-carousel-unsupported'
        WHEN format < 8 THEN 'shop-or-live-format' WHEN format = 8 THEN 'smart-plus-preview-varies'
        WHEN format = 9 THEN 'carousel-preview-not-guaranteed' ELSE 'format-not-listed' END AS code, ad_id AS subject,
        CASE format
        WHEN 1 THEN said('campaign_automation_type', automation, campaign_source)
        WHEN 2 THEN concat_ws(';', said('tiktok_item_id', tiktok_item_id, source),
        said('identity_type', identity_type, source), said('main_material_type', main_material_type, source),
        said('ad_format', ad_format, source), said('item_type', item_type, post_source),
        said('creative_type', creative_type, source), said('main_material_type', main_material_type, source))
        WHEN 3 THEN said('creative_type', creative_type, source)
        WHEN 4 THEN said('ad_format', ad_format, source)
        WHEN 5 THEN said('promotion_type', promotion_type, group_source)
        WHEN 6 THEN said('identity_type', identity_type, source)
        WHEN 7 THEN said('main_material_type', main_material_type, source)
        WHEN 8 THEN said('campaign_automation_type', automation, campaign_source)
        ELSE coalesce(nullif(concat_ws(';', said('ad_format', ad_format, source),
        said('item_type', item_type, post_source), said('creative_type', creative_type, source),
        said('main_material_type', main_material_type, source)), ''),
        'ad_format missing (' || source || ');item_type missing (' || source || ');creative_type missing ('
        || source || ');main_material_type missing (' || source || ')') END AS evidence
    FROM facts
    WHERE format NOT IN (10, 11)
    UNION ALL
    SELECT line, 'spark-with-custom-identity' AS code, ad_id AS subject,
        concat_ws(';', said('identity_type', identity_type, source),
        said('tiktok_item_id', tiktok_item_id, source), said('main_material_type', main_material_type, source)) AS evidence
    FROM facts
    WHERE custom AND (tiktok_item_id IS NOT NULL
        OR coalesce(main_material_type IN ('VIDEO_SPARK_ADS', 'CAROUSEL_SPARK_ADS'), false))
    UNION ALL
    SELECT line, 'identity-not-set' AS code, ad_id AS subject,
        said('identity_type', identity_type, source) AS evidence
    FROM facts
    WHERE spark AND identity_type = 'UNSET'
    UNION ALL
    SELECT line, 'identity-type-unknown' AS code, ad_id AS subject,
        coalesce(said('identity_type', identity_type, source), 'identity_type missing (' || source || ')') AS evidence
    FROM facts
    WHERE coalesce(identity_type NOT IN ('CUSTOMIZED_USER', 'AUTH_CODE', 'TT_USER', 'BC_AUTH_TT', 'TTS_TT',
        'BC_SELF_TT', 'UNSET'), true)
    UNION ALL
    SELECT line, 'identity-does-not-match-post' AS code, ad_id AS subject,
        concat_ws(';', said('identity_id', identity_id, source), said('identity_id', post_identity, post_source)) AS evidence
    FROM facts
    WHERE spark_post AND NOT custom AND comparable AND identity_id <> post_identity
    UNION ALL
    SELECT line, 'identity-name-differs-from-post' AS code, ad_id AS subject,
        concat_ws(';', said('identity_name', identity_name, source),
        said('tiktok_name', tiktok_name, post_source)) AS evidence
    FROM facts
    WHERE spark_post AND NOT custom AND NOT comparable AND handle(identity_name) <> handle(tiktok_name)
        AND NOT coalesce(handle(tiktok_name) = handle(username), false)
        AND NOT coalesce(handle(tiktok_name) = handle(display_name), false)
    UNION ALL
    SELECT line, 'account-not-eligible-for-spark' AS code, account AS subject,
        said('is_gpppa', 'true', account_source) AS evidence
    FROM facts
    WHERE spark AND is_gpppa
    UNION ALL
    SELECT line, 'custom-identity-retiring' AS code, advertiser_id AS subject,
        said('can_use_custom_identity', 'false', ad_account_source) AS evidence
    FROM facts
    WHERE custom AND NOT can_use_custom_identity
    UNION ALL
    SELECT line, 'tiktok-account-not-in-business-center' AS code, account AS subject,
        'no row in identities for identity=' || coalesce(identity_id, masked(identity_name)) AS evidence
    FROM facts
    WHERE missing_account
    UNION ALL
    SELECT line, 'ad-delivery-permission-missing' AS code, account AS subject,
        concat_ws(';', said('ad_delivery_permission', permission, account_source),
        said('available_status', available, account_source)) AS evidence
    FROM facts
    WHERE asks AND permission_refused
    UNION ALL
    SELECT line, 'tiktok-account-not-linked' AS code, account || '>' || advertiser_id AS subject,
        coalesce(link_evidence, 'no row in identity_ad_accounts for identity='
        || coalesce(identity_id, masked(identity_name)) || ' and advertiser_id=' || advertiser_id) AS evidence
    FROM facts
    WHERE asks AND NOT link_works AND (linked OR link_absent)
    UNION ALL
    SELECT line, 'no-member-assigned' AS code, account AS subject,
        coalesce(status_evidence, 'no row in member_permissions for identity='
        || coalesce(identity_id, masked(identity_name))) AS evidence
    FROM facts
    WHERE asks AND NOT has_members AND members_absent
    UNION ALL
    SELECT line, 'existing-posts-not-allowed' AS code, account AS subject,
        coalesce(said('can_pull_video', yes_or_no(can_pull), link_source), role_evidence) AS evidence
    FROM facts
    WHERE asks AND existing_posts = 'REFUSED'
    UNION ALL
    SELECT line, 'member-lacks-existing-posts' AS code, account AS subject,
        without_post AS evidence
    FROM facts
    WHERE asks AND some_post AND without_post IS NOT NULL
    UNION ALL
    SELECT line, 'publishing-not-allowed' AS code, account AS subject,
        coalesce(said('can_push_video', yes_or_no(can_push), link_source), publish_evidence) AS evidence
    FROM facts
    WHERE asks AND (NOT coalesce(can_push, true)
        OR (can_push IS NULL AND none_publishes AND members_complete))
    UNION ALL
    SELECT line, 'spark-post-not-authorized' AS code, tiktok_item_id AS subject,
        'no row in spark_posts for item_id=' || tiktok_item_id || ' and advertiser_id=' || advertiser_id AS evidence
    FROM facts
    WHERE by_code AND tiktok_item_id IS NOT NULL AND post_source IS NULL AND posts_complete
    UNION ALL
    SELECT line, 'spark-code-not-applied' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('applied', yes_or_no(applied), post_source),
        said('auth_code_status', code_status, post_source)) AS evidence
    FROM facts
    WHERE code_post AND not_applied
    UNION ALL
    SELECT line, 'spark-authorization-not-started' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('auth_start_time', iso(auth_start), post_source), 'as_of=' || '${asOf}') AS evidence
    FROM facts
    WHERE code_post AND not_started
    UNION ALL
    SELECT line, 'spark-authorization-expired' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('auth_end_time', iso(auth_end), post_source),
        said('auth_code_status', code_status, post_source), said('error_key', error_key, post_source),
        said('error_code', error_code, post_source), 'as_of=' || '${asOf}') AS evidence
    FROM facts
    WHERE code_post AND expired
    UNION ALL
    SELECT line, 'spark-code-deleted' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('auth_code_status', code_status, post_source), said('error_key', error_key, post_source)) AS evidence
    FROM facts
    WHERE code_post AND code_deleted
    UNION ALL
    SELECT line, 'spark-authorization-revoked' AS code, tiktok_item_id AS subject,
        said('ad_auth_status', auth_status, post_source) AS evidence
    FROM facts
    WHERE code_post AND revoked
    UNION ALL
    SELECT line, 'spark-authorization-expiring' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('auth_end_time', iso(auth_end), post_source), 'as_of=' || '${asOf}') AS evidence
    FROM facts
    WHERE code_post AND ends_later AND auth_end <= TIMESTAMP '${asOf}' + INTERVAL 14 DAY AND NOT expired
        AND NOT code_deleted AND NOT coalesce(revoked, false)
    UNION ALL
    SELECT line, 'spark-authorization-ends-before-ad' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('auth_end_time', iso(auth_end), post_source),
        said('schedule_end_time', iso(ad_end), CASE WHEN group_end IS NULL THEN source ELSE group_source END),
        said('error_key', error_key, post_source), said('error_code', error_code, post_source)) AS evidence
    FROM facts
    WHERE code_post AND (error = 'calculate_intersection_time_error' OR (ends_later AND auth_end < ad_end))
    UNION ALL
    SELECT line, 'spark-code-malformed' AS code, tiktok_item_id AS subject,
        errors AS evidence
    FROM facts
    WHERE code_post AND error = 'auth_code_format_error'
    UNION ALL
    SELECT line, 'spark-code-wrong-post' AS code, tiktok_item_id AS subject,
        said('error_key', error_key, post_source) AS evidence
    FROM facts
    WHERE code_post AND error = 'auth_code_error'
    UNION ALL
    SELECT line, 'spark-code-check-failed' AS code, tiktok_item_id AS subject,
        errors AS evidence
    FROM facts
    WHERE code_post AND error IN ('call_rpc_fail', 'call_db_fail')
    UNION ALL
    SELECT line, 'spark-post-not-published' AS code, ad_id AS subject,
        said('identity_type', identity_type, source) || ';tiktok_item_id missing (' || source || ')' AS evidence
    FROM facts
    WHERE identity_type IN ('TT_USER', 'BC_AUTH_TT') AND tiktok_item_id IS NULL
    UNION ALL
    SELECT line, 'spark-post-id-missing' AS code, ad_id AS subject,
        said('identity_type', identity_type, source) || ';tiktok_item_id missing (' || source || ')' AS evidence
    FROM facts
    WHERE by_code AND tiktok_item_id IS NULL
    UNION ALL
    SELECT line, 'post-deleted' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('item_status', item_status, post_source), said('error_key', error_key, post_source)) AS evidence
    FROM facts
    WHERE spark_post AND (item_status = 'USER_DELETE' OR error = 'video_deleted')
    UNION ALL
    SELECT line, 'post-removed-by-tiktok' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('item_status', item_status, post_source), errors) AS evidence
    FROM facts
    WHERE spark_post AND (item_status IN ('AUDIT_DELETE', 'ONLY_USER_PASS')
        OR error IN ('video_unavailable', 'illegal_item_status_error'))
    UNION ALL
    SELECT line, 'post-unavailable' AS code, tiktok_item_id AS subject,
        said('error_code', error_code, post_source) AS evidence
    FROM facts
    WHERE spark_post AND error = 'deleted_or_removed'
    UNION ALL
    SELECT line, 'post-not-public' AS code, tiktok_item_id AS subject,
        said('error_key', error_key, post_source) AS evidence
    FROM facts
    WHERE spark_post AND error = 'not_public_video'
    UNION ALL
    SELECT line, 'post-visibility-limited' AS code, tiktok_item_id AS subject,
        said('item_status', item_status, post_source) AS evidence
    FROM facts
    WHERE spark_post AND item_status IN ('ONLY_AUTHOR_SEE', 'ONLY_FRIEND_SEE')
    UNION ALL
    SELECT line, 'post-under-review' AS code, tiktok_item_id AS subject,
        said('item_status', item_status, post_source) AS evidence
    FROM facts
    WHERE spark_post AND item_status = 'REVIEW_PENDING'
    UNION ALL
    SELECT line, 'post-is-story' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('item_type', item_type, post_source), errors) AS evidence
    FROM facts
    WHERE spark_post AND (item_type = 'STORY' OR error = 'story_video_not_supported')
    UNION ALL
    SELECT line, 'post-is-duet-carousel' AS code, tiktok_item_id AS subject,
        errors AS evidence
    FROM facts
    WHERE spark_post AND error = 'carousel_duet_not_supported'
    UNION ALL
    SELECT line, 'post-tags-multiple-posts' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('mentioned_item_ids', '[]', post_source), errors) AS evidence
    FROM facts
    WHERE spark_post AND error = 'mention_multiple_videos'
    UNION ALL
    SELECT line, 'post-duet-or-stitch-restricted' AS code, tiktok_item_id AS subject,
        errors AS evidence
    FROM facts
    WHERE spark_post AND error IN ('multi_duet_stitch_refused', 'duet_stitch_region_limit')
    UNION ALL
    SELECT line, 'second-creator-not-authorized' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('original_post_authorized', yes_or_no(original_authorized), post_source),
        'original_item_ids=[' || original || ']') AS evidence
    FROM facts
    WHERE by_code AND original_refused
    UNION ALL
    SELECT line, 'post-link-not-approved' AS code, tiktok_item_id AS subject,
        concat_ws(';', said('anchor_status', anchor_status, post_source), errors) AS evidence
    FROM facts
    WHERE spark_post AND (anchor_status = 'CHECK_FAILED' OR error = 'anchors_status_error')
    UNION ALL
    SELECT line, 'post-link-under-review' AS code, tiktok_item_id AS subject,
        said('anchor_status', anchor_status, post_source) AS evidence
    FROM facts
    WHERE spark_post AND anchor_status IN ('CHECKING', 'CHECK_ING')
    UNION ALL
    SELECT line, 'user-cannot-create-ads' AS code, tiktok_item_id AS subject,
        said('error_key', error_key, post_source) AS evidence
    FROM facts
    WHERE spark_post AND error = 'user_permission_missing'
    UNION ALL
    SELECT line, 'code-error-unknown' AS code, tiktok_item_id AS subject,
        errors AS evidence
    FROM facts
    WHERE spark_post AND error = 'unknown'
    UNION ALL
    SELECT line, 'asset-authorization-lost' AS code, ad_id AS subject,
        said('secondary_status', secondary_status, source) AS evidence
    FROM facts
    WHERE secondary_status IN ('AD_STATUS_ASSET_AUTHORIZATION_LOST', 'AD_STATUS_ADGROUP_ASSET_AUTHORIZATION_LOST',
        'ADGROUP_STATUS_ASSET_AUTHORIZATION_LOST', 'AD_STATUS_SHOWCASE_AUTHORIZATION_LOST',
        'AD_STATUS_NO_AUTHORIZATION_OF_SHOWCASE')
    UNION ALL
    SELECT line, 'video-transcoding-failed' AS code, ad_id AS subject,
        said('secondary_status', secondary_status, source) AS evidence
    FROM facts
    WHERE secondary_status IN ('AD_STATUS_TRANSCODING_FAIL', 'AD_STATUS_DELIVERY_AND_TRANSCODING_FAIL')
    UNION ALL
    SELECT line, 'music-authorization-missing' AS code, ad_id AS subject,
        said('secondary_status', secondary_status, source) AS evidence
    FROM facts
    WHERE secondary_status = 'AD_STATUS_MUSIC_AUTHORIZATION_MISSING'
    UNION ALL
    SELECT line, 'ad-rejected' AS code, ad_id AS subject,
        said('secondary_status', secondary_status, source) AS evidence
    FROM facts
    WHERE secondary_status = 'AD_STATUS_AUDIT_DENY'
    UNION ALL
    SELECT line, 'ad-deleted' AS code, ad_id AS subject,
        concat_ws(';', said('secondary_status', secondary_status, source),
        said('operation_status', operation_status, source)) AS evidence
    FROM facts
    WHERE deleted
    UNION ALL
    SELECT line, 'ad-account-unknown' AS code, advertiser_id AS subject,
        'no row in ad_accounts for advertiser_id=' || advertiser_id AS evidence
    FROM facts
    WHERE ad_account_source IS NULL AND (SELECT count(*) > 0 FROM ad_accounts)
    UNION ALL
    SELECT line, 'ad-account-suspended' AS code, advertiser_id AS subject,
        concat_ws(';', CASE WHEN ad_account_status IN ('STATUS_LIMIT', 'SUSPENDED')
            THEN said('status', ad_account_status, ad_account_source) END,
        CASE WHEN secondary_status = 'ADVERTISER_ACCOUNT_PUNISH'
            THEN said('secondary_status', secondary_status, source) END) AS evidence
    FROM facts
    WHERE secondary_status = 'ADVERTISER_ACCOUNT_PUNISH' OR ad_account_status IN ('STATUS_LIMIT', 'SUSPENDED')
    UNION ALL
    SELECT line, 'ad-account-closed' AS code, advertiser_id AS subject,
        said('status', ad_account_status, ad_account_source) AS evidence
    FROM facts
    WHERE ad_account_status IN ('STATUS_DISABLE', 'DISABLED')
    UNION ALL
    SELECT line, 'ad-account-in-review' AS code, advertiser_id AS subject,
        said('status', ad_account_status, ad_account_source) AS evidence
    FROM facts
    WHERE starts_with(ad_account_status, 'STATUS_PENDING_') OR starts_with(ad_account_status, 'STATUS_WAIT_')
        OR ad_account_status IN ('STATUS_SELF_SERVICE_UNAUDITED', 'STATUS_CONTRACT_PENDING', 'IN_REVIEW')
    UNION ALL
    SELECT line, 'ad-account-not-approved' AS code, advertiser_id AS subject,
        said('status', ad_account_status, ad_account_source) AS evidence
    FROM facts
    WHERE ad_account_status IN ('STATUS_CONFIRM_FAIL', 'STATUS_CONFIRM_FAIL_END', 'STATUS_CONFIRM_MODIFY_FAIL',
        'DISAPPROVED')
    UNION ALL
    SELECT line, 'ad-account-out-of-balance' AS code, advertiser_id AS subject,
        said('balance', balance, ad_account_source) AS evidence
    FROM facts
    WHERE CAST(balance AS DECIMAL(18, 2)) <= 0
    UNION ALL
    SELECT line, 'connection-missing' AS code, advertiser_id AS subject,
        'no row in connections for advertiser_id=' || advertiser_id AS evidence
    FROM facts
    WHERE NOT connected AND (SELECT count(*) > 0 FROM connections)
    UNION ALL
    SELECT line, 'connection-lost' AS code, advertiser_id AS subject,
        connection_evidence AS evidence
    FROM facts
    WHERE connected AND NOT works AND NOT by_token
    UNION ALL
    SELECT line, 'connection-token-expired' AS code, advertiser_id AS subject,
        connection_evidence AS evidence
    FROM facts
    WHERE NOT works AND by_token
    UNION ALL
    SELECT line, 'sync-is-old' AS code, advertiser_id AS subject,
        sync_evidence || ';as_of=' || '${asOf}' AS evidence
    FROM facts
    WHERE last_sync < TIMESTAMP '${asOf}' - INTERVAL 48 HOUR
    UNION ALL
    SELECT line, 'refresh-needed' AS code, advertiser_id AS subject,
        said('auth_start_time', iso(auth_start), post_source) || ';' || sync_evidence AS evidence
    FROM facts
    WHERE code_post AND NOT not_started AND auth_start > last_sync
    UNION ALL
    SELECT line, 'value-unknown' AS code, ad_id AS subject,
        concat_ws(';', CASE WHEN asks AND permission_unknown THEN 'ad_delivery_permission=' || permission END,
        CASE WHEN asks AND link_unknown THEN 'link_status=' || link_status END, 'status=' || connection_word) AS evidence
    FROM facts
    WHERE (asks AND (permission_unknown OR link_unknown)) OR connection_word IS NOT NULL
    UNION ALL
    SELECT line, 'evidence-missing' AS code, ad_id AS subject,
        lacks AS evidence
    FROM facts
    WHERE lacks <> '') f
JOIN catalogue c ON c.code = f.code
JOIN ads a ON a.line = f.line;

-- Strength 0 is "no preview at all", 4 a mere notice.
CREATE TABLE strongest AS SELECT line, min(strength) AS strength FROM found GROUP BY line;

CREATE VIEW kept AS
SELECT f.*
FROM found f JOIN strongest s ON s.line = f.line
WHERE s.strength > 0 OR f.strength IN (0, 4);
