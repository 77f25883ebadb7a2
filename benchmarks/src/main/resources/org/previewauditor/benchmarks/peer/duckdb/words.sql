-- How exports write values, and how reports show them.

-- A file of the drop, with the usual ways to write "missing" as nothing.
CREATE MACRO export(kind) AS TABLE
FROM read_csv('${drop}/' || kind || '.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
    nullstr = ['', '-', '--', '—', 'N/A', 'n/a', 'NA', 'null', 'NULL', 'None', 'none', '(none)', 'NaN', 'nan', '<NA>', 'NaT',
        '\N', '#N/A', '#REF!', 'undefined', '[]']);

CREATE MACRO present(t) AS trim(t);
CREATE MACRO id(t) AS nullif(present(t), '0');
CREATE MACRO word(t) AS nullif(replace(replace(upper(present(t)), ' ', '_'), '-', '_'), 'UNSET');
CREATE MACRO flag(t) AS CASE WHEN present(t) IS NULL THEN NULL ELSE lower(present(t)) IN ('true', '1', 'yes') END;
CREATE MACRO instant(t) AS CAST(present(t) AS TIMESTAMP);
CREATE MACRO handle(t) AS lower(CASE WHEN starts_with(t, '@') THEN substr(t, 2) ELSE t END);
CREATE MACRO item_word(t) AS regexp_replace(word(t), '^(ITEM_STATUS_|ITEM_|STATUS_)', '');

CREATE MACRO iso(t) AS strftime(t, '%Y-%m-%dT%H:%M:%SZ');
CREATE MACRO yes_or_no(b) AS CASE WHEN b THEN 'true' WHEN NOT b THEN 'false' END;
CREATE MACRO masked(t) AS CASE
    WHEN contains(t, '@') THEN regexp_replace(t, '([\p{L}\p{N}])[\p{L}\p{N}._%+''-]*@([\p{L}\p{N}.-]+)', '\1***@\2', 'g')
    ELSE t END;
CREATE MACRO safe(t) AS CASE
    WHEN left(t, 1) IN ('=', '+', '-', '@', chr(9), chr(13)) THEN chr(39) || masked(t)
    ELSE masked(t) END;
CREATE MACRO plain(n) AS CASE WHEN contains(n, '.') THEN rtrim(rtrim(n, '0'), '.') ELSE n END;

-- column=value (file:line), or nothing where there is no value.
CREATE MACRO said(name, value, source) AS name || '=' || masked(value) || ' (' || source || ')';

-- 2 bad, 1 on no list, 0 good or missing.
CREATE MACRO permission_word(w) AS CASE
    WHEN w IS NULL OR w IN ('GRANTED', 'APPROVED', 'YES', 'TRUE') THEN 0
    WHEN w IN ('PENDING', 'REQUESTED', 'DENIED', 'EXPIRED', 'REVOKED', 'REJECTED', 'NOT_GRANTED', 'NO', 'FALSE') THEN 2
    ELSE 1 END;
CREATE MACRO link_word(w) AS CASE
    WHEN w IS NULL OR w IN ('LINKED', 'ACTIVE', 'BOUND', 'YES', 'TRUE') THEN 0
    WHEN w IN ('UNLINKED', 'NOT_LINKED', 'PENDING', 'REVOKED', 'REMOVED', 'NO', 'FALSE') THEN 2
    ELSE 1 END;
CREATE MACRO known_type(t) AS
    coalesce(t IN ('CUSTOMIZED_USER', 'AUTH_CODE', 'TT_USER', 'BC_AUTH_TT', 'TTS_TT', 'BC_SELF_TT'), false);
CREATE MACRO connection_word(w) AS CASE
    WHEN w IS NULL OR w IN ('CONNECTED', 'ACTIVE', 'ENABLED', 'OK') THEN 0
    WHEN w IN ('DISCONNECTED', 'EXPIRED', 'REVOKED', 'ERROR', 'INVALID', 'DISABLED') THEN 2
    ELSE 1 END;
