-- name: counts
SELECT standing, COUNT(*) AS messages FROM outbox GROUP BY standing

-- name: due
SELECT COUNT(*) AS messages FROM outbox WHERE standing IN ('QUEUED', 'UNSURE', 'CLAIMED') AND turn_at <= ?

-- name: deferred
SELECT COUNT(*) AS messages FROM outbox WHERE standing = 'QUEUED' AND reason <> ''

-- name: oldest
SELECT MIN(due_at) AS oldest FROM outbox WHERE standing IN ('QUEUED', 'UNSURE', 'CLAIMED') AND due_at <= ?

-- name: reasons
SELECT reason, COUNT(*) AS messages
FROM outbox
WHERE standing IN ('QUEUED', 'UNSURE') AND reason <> ''
GROUP BY reason
ORDER BY COUNT(*) DESC, reason
FETCH FIRST ? ROWS ONLY

-- name: endings
-- Those that ended without going out.
SELECT reason, COUNT(*) AS messages
FROM outbox
WHERE standing IN ('REFUSED', 'GIVEN_UP', 'WITHDRAWN') AND changed_at >= ?
GROUP BY reason
ORDER BY COUNT(*) DESC, reason
FETCH FIRST ? ROWS ONLY

-- name: list
SELECT number, message_key, address, message_id, standing, turn_at, attempts, unsure, reason, queued_at, due_at,
       expires_at, changed_at
FROM outbox
ORDER BY changed_at DESC, number DESC
FETCH FIRST ? ROWS ONLY

-- name: list_kind
SELECT number, message_key, address, message_id, standing, turn_at, attempts, unsure, reason, queued_at, due_at,
       expires_at, changed_at
FROM outbox
WHERE standing = ?
ORDER BY changed_at DESC, number DESC
FETCH FIRST ? ROWS ONLY

-- name: find
SELECT number, message_key, address, message_id, standing, turn_at, attempts, unsure, reason, queued_at, due_at,
       expires_at, changed_at
FROM outbox
WHERE message_key = ?

-- name: retry
-- A message that has ended without going out gets the time it had from the start.
UPDATE outbox
SET standing = 'QUEUED', courier = NULL, turn_at = ?, unsure = 0, changed_at = ?, reason = '',
    expires_at = CASE WHEN expires_at > ? THEN expires_at ELSE ? END
WHERE message_key = ? AND standing NOT IN ('SENT', 'CLAIMED')

-- name: drop
UPDATE outbox
SET standing = 'WITHDRAWN', courier = NULL, turn_at = NULL, changed_at = ?, reason = 'dropped by the operator'
WHERE message_key = ? AND standing IN ('QUEUED', 'UNSURE')
