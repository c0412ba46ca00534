-- name: sent
SELECT COUNT(*) AS messages FROM outbox WHERE standing = 'SENT' AND changed_at >= ?

-- name: suppressed
-- Addresses that proved not to exist, and readers who called our mail spam.
SELECT cause, COUNT(*) AS addresses FROM suppression WHERE since >= ? GROUP BY cause

-- name: unindexed
SELECT COUNT(*) AS papers FROM paper WHERE number > ? AND shelved_at < ?

-- name: totals
SELECT (SELECT COUNT(*) FROM paper) AS papers,
       (SELECT COUNT(*) FROM reader WHERE left_at IS NULL) AS readers,
       (SELECT COUNT(*) FROM digest) AS digests

-- name: papers by source
SELECT source, papers FROM source_papers ORDER BY source

-- name: days
-- By day since 1970 in UTC, and by what is counted.
SELECT what, on_day, COUNT(*) AS things FROM (
    SELECT 'papers' AS what, FLOOR(EXTRACT(EPOCH FROM shelved_at) / 86400) AS on_day FROM paper WHERE shelved_at >= ?
    UNION ALL
    SELECT CASE WHEN standing = 'SENT' THEN 'sent' ELSE 'notSent' END, FLOOR(EXTRACT(EPOCH FROM changed_at) / 86400)
    FROM outbox WHERE standing IN ('SENT', 'REFUSED', 'GIVEN_UP', 'WITHDRAWN') AND changed_at >= ?
    UNION ALL
    SELECT 'joined', FLOOR(EXTRACT(EPOCH FROM since) / 86400) FROM reader WHERE since >= ?
    UNION ALL
    SELECT 'left', FLOOR(EXTRACT(EPOCH FROM left_at) / 86400) FROM reader WHERE left_at >= ?
) AS happened
GROUP BY what, on_day

-- name: failing lists
-- By kind, which stands before the colon.
SELECT kind, COUNT(*) AS asked, COUNT(CASE WHEN failing_since < ? THEN 1 END) AS failing, MIN(failing_since) AS since,
       MAX(problem) AS reason
FROM (SELECT SUBSTRING(place FROM 1 FOR POSITION(':' IN place) - 1) AS kind, failing_since, problem
      FROM paper_list WHERE asked_at IS NOT NULL) AS asked_for
GROUP BY kind ORDER BY kind
