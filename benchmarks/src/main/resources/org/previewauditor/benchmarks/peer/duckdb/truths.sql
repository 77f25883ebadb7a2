-- What is true of accounts, posts and connections, once for each that an ad names.

-- ---------------------------------------------------------------------------------------------- TikTok accounts

CREATE TABLE named AS
SELECT row_number() OVER () AS key, *
FROM (SELECT DISTINCT advertiser_id, identity_id, identity_name FROM ads
    WHERE identity_id IS NOT NULL OR identity_name IS NOT NULL);

CREATE TABLE account_of AS
SELECT * EXCLUDE (place)
FROM (
    SELECT key, i.*, row_number() OVER (PARTITION BY key ORDER BY way, line) AS place
    FROM (
        SELECT key, 0 AS way, i.line AS found FROM named n JOIN identities i ON n.identity_id = i.identity_id
        UNION ALL
        SELECT key, 1, i.line FROM named n JOIN identities i ON handle(n.identity_name) = handle(i.username)
        WHERE n.identity_id IS NULL OR i.identity_id IS NULL
        UNION ALL
        SELECT key, 2, i.line FROM named n JOIN identities i ON handle(n.identity_name) = handle(i.display_name)
        WHERE n.identity_id IS NULL OR i.identity_id IS NULL)
    JOIN identities i ON i.line = found)
WHERE place = 1;

CREATE TABLE link_of AS
SELECT n.key,
    arg_min(l.status, (link_word(l.status), l.line)) FILTER (link_word(l.status) < 2) AS status,
    arg_min(l.source, (link_word(l.status), l.line)) FILTER (link_word(l.status) < 2) AS source,
    arg_min({'may': l.can_pull}, (link_word(l.status), l.line)) FILTER (link_word(l.status) < 2) AS can_pull,
    arg_min({'may': l.can_push}, (link_word(l.status), l.line)) FILTER (link_word(l.status) < 2) AS can_push,
    string_agg(said('link_status', l.status, l.source), ';' ORDER BY l.line) AS evidence
FROM named n
LEFT JOIN account_of a ON a.key = n.key
JOIN links l ON l.advertiser_id = n.advertiser_id AND (
    l.identity_id = n.identity_id OR l.identity_id = a.identity_id
    OR ((l.identity_id IS NULL OR (CASE WHEN a.key IS NULL THEN n.identity_id ELSE a.identity_id END) IS NULL)
        AND (handle(l.username) = handle(n.identity_name) OR handle(l.username) = handle(a.username))))
GROUP BY n.key;

CREATE TABLE members_of AS
SELECT key,
    bool_or(m.active) AS some_active,
    string_agg(concat_ws(';', 'member=' || m.member || ' ' || said('member_status', m.status, m.source),
        'member=' || m.member || ' ' || said('runs_ads', yes_or_no(m.runs_ads), m.source)), ';'
        ORDER BY m.line) AS status_evidence,
    bool_or(m.active AND list_contains(m.roles, 'POST')) AS some_post,
    string_agg('member=' || m.member || ' ' || said('tt_account_roles', array_to_string(m.roles, ','), m.source), ';'
        ORDER BY m.line) FILTER (m.active) AS role_evidence,
    string_agg('member=' || m.member || ' ' || said('tt_account_roles', array_to_string(m.roles, ','), m.source), ';'
        ORDER BY m.line) FILTER (m.active AND m.runs_ads AND NOT list_contains(m.roles, 'POST')) AS without_post,
    string_agg('member=' || m.member || ' ' || said('can_publish', yes_or_no(m.can_publish), m.source), ';'
        ORDER BY m.line) FILTER (m.active) AS publish_evidence,
    count(m.can_publish) FILTER (m.active) > 0 AND NOT coalesce(bool_or(m.active AND m.can_publish), false) AS none_publishes
FROM (
    SELECT key, m.line AS found FROM named n JOIN members m ON m.identity_id = n.identity_id
    UNION
    SELECT key, m.line FROM account_of a JOIN members m ON m.identity_id = a.identity_id
    UNION
    SELECT n.key, m.line FROM named n LEFT JOIN account_of a ON a.key = n.key
    JOIN members m ON handle(m.username) = handle(n.identity_name)
    WHERE m.identity_id IS NULL OR (CASE WHEN a.key IS NULL THEN n.identity_id ELSE a.identity_id END) IS NULL
    UNION
    SELECT a.key, m.line FROM account_of a JOIN members m ON handle(m.username) = handle(a.username)
    WHERE m.identity_id IS NULL OR a.identity_id IS NULL)
JOIN members m ON m.line = found
GROUP BY key;

CREATE TABLE access AS
SELECT n.*, a.key IS NOT NULL AS known, a.source AS account_source, a.identity_id AS account_id, a.username,
    a.display_name, a.permission, a.available, coalesce(a.is_gpppa, false) AS is_gpppa,
    permission_word(a.permission) = 2
        OR (a.key IS NOT NULL AND a.permission IS NULL AND coalesce(a.available NOT IN ('AVAILABLE', 'TRUE'), false))
        AS permission_refused,
    permission_word(a.permission) = 1 AS permission_unknown,
    l.key IS NOT NULL AS linked, l.source IS NOT NULL AS link_works, l.status AS link_status,
    coalesce(link_word(l.status), 0) = 1 AS link_unknown, l.source AS link_source, l.can_pull.may AS can_pull,
    l.can_push.may AS can_push, l.evidence AS link_evidence,
    coalesce(m.some_active, false) AS has_members, m.status_evidence, coalesce(m.some_post, false) AS some_post, m.role_evidence, m.without_post,
    m.publish_evidence, coalesce(m.none_publishes, false) AS none_publishes,
    told.complete AS members_complete,
    told.complete AND ((n.identity_id IS NOT NULL AND told.by_id) OR (n.identity_name IS NOT NULL AND told.by_handle))
        AS members_absent,
    identities_told.complete AND ((n.identity_id IS NOT NULL AND identities_told.by_id)
        OR (n.identity_name IS NOT NULL AND identities_told.by_handle)) AS account_absent,
    n.advertiser_id IN (SELECT advertiser_id FROM links)
        AND ((n.identity_id IS NOT NULL AND links_told.by_id) OR (n.identity_name IS NOT NULL AND links_told.by_handle))
        AS link_absent,
    CASE
        WHEN l.can_pull.may IS NOT NULL THEN CASE WHEN l.can_pull.may THEN 'ALLOWED' ELSE 'REFUSED' END
        WHEN coalesce(m.some_post, false) THEN 'ALLOWED'
        WHEN told.complete AND coalesce(m.some_active, false) THEN 'REFUSED'
        ELSE 'UNKNOWN' END AS existing_posts
FROM named n
LEFT JOIN account_of a ON a.key = n.key
LEFT JOIN link_of l ON l.key = n.key
LEFT JOIN members_of m ON m.key = n.key
CROSS JOIN members_told told
CROSS JOIN (SELECT count(*) > 0 AS complete, count(identity_id) > 0 AS by_id,
    count(coalesce(username, display_name)) > 0 AS by_handle FROM identities) identities_told
CROSS JOIN (SELECT count(identity_id) > 0 AS by_id, count(username) > 0 AS by_handle FROM links) links_told;

-- ------------------------------------------------------------------------------------------------------- posts

CREATE TABLE post_of AS
SELECT * EXCLUDE (place)
FROM (
    SELECT p.* EXCLUDE (advertiser_id), n.advertiser_id AS of_advertiser, row_number() OVER (
        PARTITION BY n.tiktok_item_id, n.advertiser_id
        ORDER BY CASE WHEN p.auth_status = 'AUTHORIZED' THEN 0 WHEN p.auth_status IS NULL THEN 1 ELSE 2 END,
            p.error_key IS NOT NULL OR coalesce(p.error_code, '0') <> '0'
                OR coalesce(p.code_status IN ('EXPIRED', 'DELETED', 'NOT_USED'), false),
            p.end_time DESC NULLS LAST, p.advertiser_id IS NULL, p.line) AS place
    FROM (SELECT DISTINCT tiktok_item_id, advertiser_id FROM ads WHERE tiktok_item_id IS NOT NULL) n
    JOIN posts p ON p.item_id = n.tiktok_item_id
        AND (p.advertiser_id = n.advertiser_id OR p.advertiser_id IS NULL))
WHERE place = 1;

-- Posts whose original nothing shows to be authorized, and whether that shows that it is not.
CREATE TABLE unauthorized AS
SELECT p.item_id, p.of_advertiser,
    p.original_authorized IS NOT NULL OR p.of_advertiser IN (SELECT advertiser_id FROM posts) AS known
FROM post_of p
WHERE p.original IS NOT NULL AND (
    p.original_authorized = false
    OR (p.original_authorized IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM posts o
            WHERE o.item_id = p.original AND (o.advertiser_id = p.of_advertiser OR o.advertiser_id IS NULL)
                AND coalesce(o.auth_status, 'AUTHORIZED') = 'AUTHORIZED'
                AND (o.end_time IS NULL OR o.end_time > TIMESTAMP '${asOf}')
                AND coalesce(o.code_status, '') NOT IN ('EXPIRED', 'DELETED'))));

-- ------------------------------------------------------------------------------------------------- connections

CREATE TABLE connection_of AS
SELECT advertiser_id, count(*) FILTER (healthy) > 0 AS works, coalesce(bool_or(word < 2 AND NOT token), false) AS by_token,
    string_agg(concat_ws(';', said('status', status, source), said('token_expires_at', iso(token_expires_at), source)),
        ';' ORDER BY line) AS evidence,
    max(last_sync_at) FILTER (healthy) AS last_sync,
    arg_max(said('last_sync_at', iso(last_sync_at), source), (last_sync_at, -word, -line))
        FILTER (healthy AND last_sync_at IS NOT NULL) AS sync_evidence,
    CASE coalesce(min(word) FILTER (healthy), min(word))
        WHEN 1 THEN coalesce(arg_min(status, line) FILTER (healthy), arg_min(status, line) FILTER (word = 1)) END
        AS unknown_status,
    max(last_sync_at) FILTER (healthy AND word = 0) AS certain_sync,
    CASE WHEN min(word) FILTER (healthy) = 0 THEN nullif(arg_max(CASE word WHEN 1 THEN status ELSE '' END,
        (last_sync_at, -word, -line)) FILTER (healthy AND last_sync_at IS NOT NULL), '') END AS doubtful_status
FROM (
    SELECT c.*, connection_word(c.status) AS word,
        coalesce(c.token_expires_at > TIMESTAMP '${asOf}', true) AS token,
        connection_word(c.status) < 2 AND coalesce(c.token_expires_at > TIMESTAMP '${asOf}', true) AS healthy
    FROM connections c
    CROSS JOIN (SELECT CASE WHEN count(DISTINCT tool) = 1 THEN min(tool)
        WHEN bool_or(starts_with(tool, 'motion ')) THEN 'motion ' ELSE '' END AS chosen FROM connections)
    WHERE c.tool IS NULL OR starts_with(c.tool, chosen))
GROUP BY advertiser_id;
