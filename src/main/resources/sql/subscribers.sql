-- name: by number
SELECT * FROM reader WHERE number = ? AND left_at IS NULL

-- name: by numbers
-- By a join: of = ANY(?) H2 compares each row with every number of the list.
SELECT reader.* FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN reader ON reader.number = wanted.number
WHERE reader.left_at IS NULL

-- name: by key
SELECT * FROM reader WHERE address_key = ? AND left_at IS NULL

-- name: by key, left or not
-- Locked, so that of two who bring back the same reader one waits and then sees what the other did.
SELECT * FROM reader WHERE address_key = ? FOR UPDATE

-- name: page
SELECT * FROM reader WHERE number > ? AND left_at IS NULL ORDER BY number LIMIT ?

-- name: due
-- The index holds them in this order; those who have left have no next_due.
SELECT number FROM reader
WHERE next_due <= ? AND (paused_until IS NULL OR paused_until <= ?)
ORDER BY next_due, number

-- name: still due
SELECT reader.number FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN reader ON reader.number = wanted.number
WHERE next_due <= ? AND (paused_until IS NULL OR paused_until <= ?)

-- name: of files
SELECT * FROM reader WHERE file_name IS NOT NULL AND left_at IS NULL ORDER BY number FOR UPDATE

-- name: add
INSERT INTO reader
(address, address_key, name, file_name, send_at, zone, week_days, profile, since, profile_changed, next_due)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: describe
-- Also brings back one who had left. Compare-and-set: nobody overwrites what they have not seen.
UPDATE reader SET edition = edition + 1, address = ?, name = ?, file_name = ?, send_at = ?, zone = ?, week_days = ?, profile = ?,
    profile_changed = ?, next_due = ?, left_at = NULL, left_how = NULL
WHERE number = ? AND edition = ?

-- name: leave
UPDATE reader SET left_at = ?, left_how = ?, next_due = NULL WHERE number = ? AND left_at IS NULL

-- name: come back
-- As they were. The next run finds out when their digest is due.
UPDATE reader SET left_at = NULL, left_how = NULL, paused_until = NULL, next_due = ?
WHERE number = ? AND left_at IS NOT NULL AND left_how = ? AND file_name IS NULL

-- name: next due
UPDATE reader SET next_due = ? WHERE number = ? AND left_at IS NULL

-- name: pause
UPDATE reader SET paused_until = ? WHERE number = ? AND left_at IS NULL

-- name: profiles changed since
SELECT number, profile FROM reader
WHERE profile_changed >= ? AND number > ? AND left_at IS NULL ORDER BY number LIMIT ?
