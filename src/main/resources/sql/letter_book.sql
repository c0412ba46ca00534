-- name: again
-- A letter that was set aside and is unread again was marked so by a person, and begins anew.
UPDATE letter_reading
SET tries = CASE WHEN set_aside_at IS NULL THEN tries + 1 ELSE 1 END, set_aside_at = NULL, begun_at = ?
WHERE letter_id = ?

-- name: first
INSERT INTO letter_reading (begun_at, letter_id, tries, reason) VALUES (?, ?, 1, '') ON CONFLICT DO NOTHING

-- name: tries
SELECT tries FROM letter_reading WHERE letter_id = ?

-- name: done
DELETE FROM letter_reading WHERE letter_id = ?

-- name: failed
UPDATE letter_reading SET reason = ? WHERE letter_id = ?

-- name: set_aside
UPDATE letter_reading SET reason = ?, set_aside_at = ? WHERE letter_id = ?

-- name: all_set_aside
SELECT number, letter_id, set_aside_at, tries, reason FROM letter_reading
WHERE set_aside_at IS NOT NULL ORDER BY set_aside_at, number

-- name: forget_begun
DELETE FROM letter_reading WHERE set_aside_at IS NULL AND begun_at < ?
