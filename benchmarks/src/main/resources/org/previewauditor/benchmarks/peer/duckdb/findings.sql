-- Every finding, and then those that count.

CREATE MACRO finding(holds, code, subject, evidence) AS
    CASE WHEN holds THEN {'code': code, 'subject': subject, 'evidence': evidence} END;

CREATE TABLE found AS
SELECT line, advertiser_id, ad_id, source, f.code AS code, c.place, c.strength, f.subject AS subject, f.evidence AS evidence
FROM (
    SELECT line, advertiser_id, ad_id, source, unnest(list_filter([
        finding(format IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 12),
            CASE WHEN format = 1 THEN 'smart-plus-2-unsupported' WHEN format = 2 THEN 'spark-carousel-unsupported'
                WHEN format < 8 THEN 'shop-or-live-format' WHEN format = 8 THEN 'smart-plus-preview-varies'
                WHEN format = 9 THEN 'carousel-preview-not-guaranteed' ELSE 'format-not-listed' END,
            ad_id,
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
                    || source || ');main_material_type missing (' || source || ')') END),

        finding(custom AND (tiktok_item_id IS NOT NULL
                OR coalesce(main_material_type IN ('VIDEO_SPARK_ADS', 'CAROUSEL_SPARK_ADS'), false)),
            'spark-with-custom-identity', ad_id, concat_ws(';', said('identity_type', identity_type, source),
                said('tiktok_item_id', tiktok_item_id, source), said('main_material_type', main_material_type, source))),
        finding(spark AND identity_type = 'UNSET', 'identity-not-set', ad_id,
            said('identity_type', identity_type, source)),
        finding(coalesce(identity_type NOT IN ('CUSTOMIZED_USER', 'AUTH_CODE', 'TT_USER', 'BC_AUTH_TT', 'TTS_TT',
                'BC_SELF_TT', 'UNSET'), true), 'identity-type-unknown', ad_id,
            coalesce(said('identity_type', identity_type, source), 'identity_type missing (' || source || ')')),
        finding(spark_post AND NOT custom AND comparable AND identity_id <> post_identity,
            'identity-does-not-match-post', ad_id,
            concat_ws(';', said('identity_id', identity_id, source), said('identity_id', post_identity, post_source))),
        finding(spark_post AND NOT custom AND NOT comparable AND handle(identity_name) <> handle(tiktok_name)
                AND NOT coalesce(handle(tiktok_name) = handle(username), false)
                AND NOT coalesce(handle(tiktok_name) = handle(display_name), false),
            'identity-name-differs-from-post', ad_id, concat_ws(';', said('identity_name', identity_name, source),
                said('tiktok_name', tiktok_name, post_source))),
        finding(spark AND is_gpppa, 'account-not-eligible-for-spark', account,
            said('is_gpppa', 'true', account_source)),
        finding(custom AND NOT can_use_custom_identity, 'custom-identity-retiring', advertiser_id,
            said('can_use_custom_identity', 'false', ad_account_source)),

        finding(missing_account, 'tiktok-account-not-in-business-center', account,
            'no row in identities for identity=' || coalesce(identity_id, masked(identity_name))),
        finding(asks AND permission_refused, 'ad-delivery-permission-missing', account,
            concat_ws(';', said('ad_delivery_permission', permission, account_source),
                said('available_status', available, account_source))),
        finding(asks AND NOT link_works AND (linked OR link_absent), 'tiktok-account-not-linked',
            account || '>' || advertiser_id,
            coalesce(link_evidence, 'no row in identity_ad_accounts for identity='
                || coalesce(identity_id, masked(identity_name)))),
        finding(asks AND NOT has_members AND members_absent, 'no-member-assigned', account,
            'no row in member_permissions for identity=' || coalesce(identity_id, masked(identity_name))),
        finding(asks AND existing_posts = 'REFUSED', 'existing-posts-not-allowed', account,
            coalesce(said('can_pull_video', yes_or_no(can_pull), link_source), role_evidence)),
        finding(asks AND some_post AND without_post IS NOT NULL, 'member-lacks-existing-posts', account, without_post),
        finding(asks AND (NOT coalesce(can_push, true)
                OR (can_push IS NULL AND none_publishes AND members_complete)), 'publishing-not-allowed', account,
            coalesce(said('can_push_video', yes_or_no(can_push), link_source), publish_evidence)),

        finding(by_code AND tiktok_item_id IS NOT NULL AND post_source IS NULL AND posts_complete,
            'spark-post-not-authorized', tiktok_item_id, 'no row in spark_posts for item_id=' || tiktok_item_id),
        finding(code_post AND not_applied, 'spark-code-not-applied', tiktok_item_id,
            concat_ws(';', said('applied', yes_or_no(applied), post_source),
                said('auth_code_status', code_status, post_source))),
        finding(code_post AND not_started, 'spark-authorization-not-started', tiktok_item_id,
            concat_ws(';', said('auth_start_time', iso(auth_start), post_source), 'as_of=' || '${asOf}')),
        finding(code_post AND expired, 'spark-authorization-expired', tiktok_item_id,
            concat_ws(';', said('auth_end_time', iso(auth_end), post_source),
                said('auth_code_status', code_status, post_source), said('error_key', error_key, post_source),
                said('error_code', error_code, post_source), 'as_of=' || '${asOf}')),
        finding(code_post AND code_deleted, 'spark-code-deleted', tiktok_item_id,
            concat_ws(';', said('auth_code_status', code_status, post_source), said('error_key', error_key, post_source))),
        finding(code_post AND revoked, 'spark-authorization-revoked', tiktok_item_id,
            said('ad_auth_status', auth_status, post_source)),
        finding(code_post AND ends_later AND auth_end <= TIMESTAMP '${asOf}' + INTERVAL 14 DAY AND NOT expired
                AND NOT code_deleted AND NOT coalesce(revoked, false), 'spark-authorization-expiring', tiktok_item_id,
            concat_ws(';', said('auth_end_time', iso(auth_end), post_source), 'as_of=' || '${asOf}')),
        finding(code_post AND (error = 'calculate_intersection_time_error' OR (ends_later AND auth_end < ad_end)),
            'spark-authorization-ends-before-ad', tiktok_item_id,
            concat_ws(';', said('auth_end_time', iso(auth_end), post_source),
                said('schedule_end_time', iso(ad_end), CASE WHEN group_end IS NULL THEN source ELSE group_source END),
                said('error_key', error_key, post_source), said('error_code', error_code, post_source))),
        finding(code_post AND error = 'auth_code_format_error', 'spark-code-malformed', tiktok_item_id, errors),
        finding(code_post AND error = 'auth_code_error', 'spark-code-wrong-post', tiktok_item_id,
            said('error_key', error_key, post_source)),
        finding(code_post AND error IN ('call_rpc_fail', 'call_db_fail'), 'spark-code-check-failed', tiktok_item_id,
            errors),

        finding(identity_type IN ('TT_USER', 'BC_AUTH_TT') AND tiktok_item_id IS NULL, 'spark-post-not-published', ad_id,
            said('identity_type', identity_type, source) || ';tiktok_item_id missing (' || source || ')'),
        finding(by_code AND tiktok_item_id IS NULL, 'spark-post-id-missing', ad_id,
            said('identity_type', identity_type, source) || ';tiktok_item_id missing (' || source || ')'),
        finding(spark_post AND (item_status = 'USER_DELETE' OR error = 'video_deleted'), 'post-deleted', tiktok_item_id,
            concat_ws(';', said('item_status', item_status, post_source), said('error_key', error_key, post_source))),
        finding(spark_post AND (item_status IN ('AUDIT_DELETE', 'ONLY_USER_PASS')
                OR error IN ('video_unavailable', 'illegal_item_status_error')), 'post-removed-by-tiktok', tiktok_item_id,
            concat_ws(';', said('item_status', item_status, post_source), errors)),
        finding(spark_post AND error = 'deleted_or_removed', 'post-unavailable', tiktok_item_id,
            said('error_code', error_code, post_source)),
        finding(spark_post AND error = 'not_public_video', 'post-not-public', tiktok_item_id,
            said('error_key', error_key, post_source)),
        finding(spark_post AND item_status IN ('ONLY_AUTHOR_SEE', 'ONLY_FRIEND_SEE'), 'post-visibility-limited',
            tiktok_item_id, said('item_status', item_status, post_source)),
        finding(spark_post AND item_status = 'REVIEW_PENDING', 'post-under-review', tiktok_item_id,
            said('item_status', item_status, post_source)),
        finding(spark_post AND (item_type = 'STORY' OR error = 'story_video_not_supported'), 'post-is-story',
            tiktok_item_id, concat_ws(';', said('item_type', item_type, post_source), errors)),
        finding(spark_post AND error = 'carousel_duet_not_supported', 'post-is-duet-carousel', tiktok_item_id, errors),
        finding(spark_post AND error = 'mention_multiple_videos', 'post-tags-multiple-posts', tiktok_item_id,
            concat_ws(';', said('mentioned_item_ids', '[]', post_source), errors)),
        finding(spark_post AND error IN ('multi_duet_stitch_refused', 'duet_stitch_region_limit'),
            'post-duet-or-stitch-restricted', tiktok_item_id, errors),
        finding(by_code AND original_refused, 'second-creator-not-authorized', tiktok_item_id,
            concat_ws(';', said('original_post_authorized', yes_or_no(original_authorized), post_source),
                'original_item_ids=[' || original || ']')),
        finding(spark_post AND (anchor_status = 'CHECK_FAILED' OR error = 'anchors_status_error'),
            'post-link-not-approved', tiktok_item_id,
            concat_ws(';', said('anchor_status', anchor_status, post_source), errors)),
        finding(spark_post AND anchor_status IN ('CHECKING', 'CHECK_ING'), 'post-link-under-review', tiktok_item_id,
            said('anchor_status', anchor_status, post_source)),
        finding(spark_post AND error = 'user_permission_missing', 'user-cannot-create-ads', tiktok_item_id,
            said('error_key', error_key, post_source)),
        finding(spark_post AND error = 'unknown', 'code-error-unknown', tiktok_item_id, errors),

        finding(secondary_status IN ('AD_STATUS_ASSET_AUTHORIZATION_LOST', 'AD_STATUS_ADGROUP_ASSET_AUTHORIZATION_LOST',
                'ADGROUP_STATUS_ASSET_AUTHORIZATION_LOST', 'AD_STATUS_SHOWCASE_AUTHORIZATION_LOST',
                'AD_STATUS_NO_AUTHORIZATION_OF_SHOWCASE'), 'asset-authorization-lost', ad_id,
            said('secondary_status', secondary_status, source)),
        finding(secondary_status IN ('AD_STATUS_TRANSCODING_FAIL', 'AD_STATUS_DELIVERY_AND_TRANSCODING_FAIL'),
            'video-transcoding-failed', ad_id, said('secondary_status', secondary_status, source)),
        finding(secondary_status = 'AD_STATUS_MUSIC_AUTHORIZATION_MISSING', 'music-authorization-missing', ad_id,
            said('secondary_status', secondary_status, source)),
        finding(secondary_status = 'AD_STATUS_AUDIT_DENY', 'ad-rejected', ad_id,
            said('secondary_status', secondary_status, source)),
        finding(deleted, 'ad-deleted', ad_id, concat_ws(';', said('secondary_status', secondary_status, source),
            said('operation_status', operation_status, source))),

        finding(ad_account_source IS NULL AND (SELECT count(*) > 0 FROM ad_accounts), 'ad-account-unknown', advertiser_id,
            'no row in ad_accounts for advertiser_id=' || advertiser_id),
        finding(secondary_status = 'ADVERTISER_ACCOUNT_PUNISH' OR ad_account_status IN ('STATUS_LIMIT', 'SUSPENDED'),
            'ad-account-suspended', advertiser_id, concat_ws(';', said('status', ad_account_status, ad_account_source),
                said('secondary_status', secondary_status, source))),
        finding(ad_account_status IN ('STATUS_DISABLE', 'DISABLED'), 'ad-account-closed', advertiser_id,
            said('status', ad_account_status, ad_account_source)),
        finding(starts_with(ad_account_status, 'STATUS_PENDING_') OR starts_with(ad_account_status, 'STATUS_WAIT_')
                OR ad_account_status IN ('STATUS_SELF_SERVICE_UNAUDITED', 'STATUS_CONTRACT_PENDING', 'IN_REVIEW'),
            'ad-account-in-review', advertiser_id, said('status', ad_account_status, ad_account_source)),
        finding(ad_account_status IN ('STATUS_CONFIRM_FAIL', 'STATUS_CONFIRM_FAIL_END', 'STATUS_CONFIRM_MODIFY_FAIL',
                'DISAPPROVED'), 'ad-account-not-approved', advertiser_id,
            said('status', ad_account_status, ad_account_source)),
        finding(CAST(balance AS DECIMAL(18, 2)) <= 0, 'ad-account-out-of-balance', advertiser_id,
            said('balance', balance, ad_account_source)),

        finding(NOT connected AND (SELECT count(*) > 0 FROM connections), 'connection-missing', advertiser_id,
            'no row in connections for advertiser_id=' || advertiser_id),
        finding(connected AND NOT works AND NOT by_token, 'connection-lost', advertiser_id, connection_evidence),
        finding(NOT works AND by_token, 'connection-token-expired', advertiser_id, connection_evidence),
        finding(last_sync < TIMESTAMP '${asOf}' - INTERVAL 48 HOUR, 'sync-is-old', advertiser_id,
            sync_evidence || ';as_of=' || '${asOf}'),
        finding(code_post AND NOT not_started AND auth_start > last_sync, 'refresh-needed', advertiser_id,
            said('auth_start_time', iso(auth_start), post_source) || ';' || sync_evidence),

        finding((asks AND (permission_unknown OR link_unknown)) OR unknown_status IS NOT NULL, 'value-unknown', ad_id,
            concat_ws(';', CASE WHEN asks AND permission_unknown THEN 'ad_delivery_permission=' || permission END,
                CASE WHEN asks AND link_unknown THEN 'link_status=' || link_status END, 'status=' || unknown_status)),
        finding(lacks <> '', 'evidence-missing', ad_id, lacks)
        ], lambda f: f IS NOT NULL)) AS f
    FROM (
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
                CASE WHEN by_code AND tiktok_item_id IS NOT NULL AND post_source IS NULL AND NOT posts_complete
                    THEN 'spark_posts' END,
                CASE WHEN by_code AND post_source IS NOT NULL AND auth_status IS NULL AND code_status IS NULL
                    AND applied IS NULL AND error_key IS NULL AND error_code IS NULL
                    THEN 'spark_posts.ad_auth_status' END,
                CASE WHEN by_code AND post_source IS NOT NULL AND auth_end IS NULL AND NOT expired AND NOT code_deleted
                    THEN 'spark_posts.auth_end_time' END) AS lacks
        FROM judged)) f_of_ad
JOIN catalogue c ON c.code = f.code;

-- Strength 0 is "no preview at all", 4 a mere notice.
CREATE TABLE strongest AS SELECT line, min(strength) AS strength FROM found GROUP BY line;

CREATE VIEW kept AS
SELECT f.*
FROM found f JOIN strongest s ON s.line = f.line
WHERE s.strength > 0 OR f.strength IN (0, 4);
