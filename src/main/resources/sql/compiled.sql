-- name: find
SELECT reader, profile_changed, statistics_version, form FROM compiled_profile WHERE reader = ANY(?)

-- name: discard
DELETE FROM compiled_profile WHERE reader = ?

-- name: keep
INSERT INTO compiled_profile (reader, profile_changed, statistics_version, form) VALUES (?, ?, ?, ?)
ON CONFLICT DO NOTHING
