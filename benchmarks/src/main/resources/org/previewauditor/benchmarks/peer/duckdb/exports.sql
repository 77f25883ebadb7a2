-- The exports as tables. A row's source is its file and line; the header is line 1. Numbering rows while they are read
-- keeps DuckDB to one core, so the large files are read first: a new table numbers its rows in the order of the file.

CREATE TABLE ads_as_read AS
FROM export('ads');

CREATE TABLE ads AS
SELECT rowid + 2 AS line, 'ads.csv:' || (rowid + 2) AS source,
    id(advertiser_id) AS advertiser_id, id(ad_id) AS ad_id, present(ad_name) AS ad_name, id(campaign_id) AS campaign_id,
    present(campaign_name) AS campaign_name, id(adgroup_id) AS adgroup_id, present(adgroup_name) AS adgroup_name,
    CASE WHEN upper(present(identity_type)) = 'UNSET' THEN 'UNSET' ELSE word(identity_type) END AS identity_type,
    id(identity_id) AS identity_id, present(identity_name) AS identity_name, id(tiktok_item_id) AS tiktok_item_id,
    word(ad_format) AS ad_format, word(main_material_type) AS main_material_type, word(creative_type) AS creative_type,
    id(video_id) AS video_id, word(operation_status) AS operation_status, word(secondary_status) AS secondary_status,
    instant(create_time) AS create_time, instant(schedule_end_time) AS schedule_end_time, present(spend) AS spend,
    present(impressions) AS impressions
FROM ads_as_read;

DROP TABLE ads_as_read;

CREATE TABLE ad_accounts AS
SELECT 'ad_accounts.csv:' || (row_number() OVER () + 1) AS source, id(advertiser_id) AS advertiser_id,
    word(status) AS status, flag(can_use_custom_identity) AS can_use_custom_identity, present(balance) AS balance
FROM export('ad_accounts');

CREATE TABLE campaigns AS
SELECT 'campaigns.csv:' || (row_number() OVER () + 1) AS source, id(campaign_id) AS campaign_id,
    present(campaign_name) AS campaign_name, word(campaign_automation_type) AS automation
FROM export('campaigns');

CREATE TABLE ad_groups AS
SELECT 'ad_groups.csv:' || (row_number() OVER () + 1) AS source, id(adgroup_id) AS adgroup_id,
    word(schedule_type) AS schedule_type, instant(schedule_start_time) AS start_time,
    instant(schedule_end_time) AS end_time, word(promotion_type) AS promotion_type
FROM export('ad_groups');

CREATE TABLE identities AS
SELECT row_number() OVER () + 1 AS line, 'identities.csv:' || (row_number() OVER () + 1) AS source,
    id(identity_id) AS identity_id, present(username) AS username, present(display_name) AS display_name,
    word(ad_delivery_permission) AS permission, word(available_status) AS available, flag(is_gpppa) AS is_gpppa
FROM export('identities');

CREATE TABLE links AS
SELECT row_number() OVER () + 1 AS line, 'identity_ad_accounts.csv:' || (row_number() OVER () + 1) AS source,
    id(advertiser_id) AS advertiser_id, id(identity_id) AS identity_id, present(username) AS username,
    word(link_status) AS status, flag(can_pull_video) AS can_pull, flag(can_push_video) AS can_push
FROM export('identity_ad_accounts');

CREATE TABLE members AS
SELECT *, coalesce(status, 'BOUND') IN ('BOUND', 'ACTIVE') AND coalesce(runs_ads, true) AS active
FROM (
    SELECT row_number() OVER () + 1 AS line, 'member_permissions.csv:' || (row_number() OVER () + 1) AS source,
        masked(coalesce(present(user_name), present(user_email), id(user_id))) AS member, id(identity_id) AS identity_id,
        present(username) AS username, flag(runs_ads) AS runs_ads, flag(can_publish) AS can_publish,
        word(member_status) AS status,
        list_sort(list_distinct(list_transform(
            string_split_regex(coalesce(present(tt_account_roles), ''), '[;,|]'),
            lambda role: CASE word(role) WHEN 'EXISTING_POSTS' THEN 'POST' ELSE word(role) END))) AS roles
    FROM export('member_permissions'));

-- Whether the file of members has a row at all, active or not, and how its rows name accounts.
CREATE TABLE members_told AS
SELECT count(*) > 0 AS complete, count(id(identity_id)) > 0 AS by_id, count(present(username)) > 0 AS by_handle
FROM export('member_permissions');

CREATE TABLE posts_as_read AS
FROM export('spark_posts');

CREATE TABLE posts AS
SELECT rowid + 2 AS line, 'spark_posts.csv:' || (rowid + 2) AS source,
    id(advertiser_id) AS advertiser_id, id(item_id) AS item_id, word(item_type) AS item_type,
    item_word(item_status) AS item_status, word(ad_auth_status) AS auth_status, word(auth_code_status) AS code_status,
    flag(applied) AS applied, instant(auth_start_time) AS start_time, instant(auth_end_time) AS end_time,
    id(identity_id) AS identity_id, word(identity_type) AS identity_type, present(tiktok_name) AS tiktok_name,
    id(duet_original_item_id) AS original, flag(original_post_authorized) AS original_authorized,
    word(anchor_status) AS anchor_status, lower(word(error_key)) AS error_key, present(error_code) AS error_code,
    CASE
        WHEN lower(word(error_key)) IN ('video_unavailable', 'video_deleted', 'auth_code_not_found',
            'auth_code_format_error', 'call_rpc_fail', 'call_db_fail', 'mention_multiple_videos',
            'illegal_item_status_error', 'story_video_not_supported', 'carousel_duet_not_supported', 'auth_code_expired',
            'multi_duet_stitch_refused', 'duet_stitch_region_limit', 'user_permission_missing', 'not_public_video',
            'anchors_status_error', 'calculate_intersection_time_error', 'auth_code_error') THEN lower(word(error_key))
        WHEN present(error_key) IS NOT NULL THEN 'unknown'
        ELSE CASE coalesce(present(error_code), '0')
            WHEN '0' THEN NULL
            WHEN '4002' THEN 'deleted_or_removed'
            WHEN '4013' THEN 'auth_code_format_error'
            WHEN '4025' THEN 'auth_code_expired'
            WHEN '4027' THEN 'story_video_not_supported'
            WHEN '4042' THEN 'carousel_duet_not_supported'
            WHEN '930002' THEN 'mention_multiple_videos'
            WHEN '900012' THEN 'illegal_item_status_error'
            WHEN '900011' THEN 'anchors_status_error'
            WHEN '900010' THEN 'calculate_intersection_time_error'
            WHEN '900003' THEN 'multi_duet_stitch_refused'
            WHEN '-500' THEN 'call_rpc_fail'
            ELSE 'unknown' END
        END AS error
FROM posts_as_read;

DROP TABLE posts_as_read;

CREATE TABLE connections AS
SELECT row_number() OVER () + 1 AS line, 'connections.csv:' || (row_number() OVER () + 1) AS source,
    id(advertiser_id) AS advertiser_id, word(status) AS status, instant(last_sync_at) AS last_sync_at,
    instant(token_expires_at) AS token_expires_at,
    trim(regexp_replace(lower(present(tool)), '[^\p{L}\p{N}]+', ' ', 'g')) || ' ' AS tool
FROM export('connections');
