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
