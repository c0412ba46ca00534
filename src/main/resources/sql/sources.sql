-- name: all standings
SELECT source, condition, detail, since, asked_at, answered_at, brought_at, newest_day, next_at, failures, added, known,
    set_aside
FROM source_standing ORDER BY source

-- name: change standing
UPDATE source_standing SET condition = ?, detail = ?, since = ?, asked_at = ?, answered_at = ?, brought_at = ?,
    newest_day = ?, next_at = ?, failures = ?, added = ?, known = ?, set_aside = ?
WHERE source = ?

-- name: put standing
INSERT INTO source_standing (condition, detail, since, asked_at, answered_at, brought_at, newest_day, next_at, failures,
    added, known, set_aside, source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: forget standing
DELETE FROM source_standing WHERE source = ?
