-- name: find
-- By a join: of = ANY(?) H2 compares each row with every number of the list.
SELECT reader, profile_changed, statistics_version, form
FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN compiled_profile ON compiled_profile.reader = wanted.number

-- name: discard
DELETE FROM compiled_profile WHERE reader = ?

-- name: keep
INSERT INTO compiled_profile (reader, profile_changed, statistics_version, form) VALUES (?, ?, ?, ?)
ON CONFLICT DO NOTHING
