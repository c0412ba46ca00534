-- name: behind
-- A mark of another state of the profile is as good as none.
SELECT reader.number FROM reader LEFT JOIN match_mark ON match_mark.reader = reader.number
WHERE reader.left_at IS NULL AND reader.number > ?
  AND (match_mark.reader IS NULL OR match_mark.through < ? OR match_mark.profile_changed <> reader.profile_changed)
ORDER BY reader.number LIMIT ?

-- name: marks
-- By a join: of = ANY(?) H2 compares each row with every number of the list.
SELECT reader, through, profile_changed
FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN match_mark ON match_mark.reader = wanted.number

-- name: move
-- Compare-and-set: of two runs that looked at the same reader exactly one updates the row.
UPDATE match_mark SET through = ?, profile_changed = ?
WHERE reader = ? AND through = ? AND profile_changed = ?

-- name: begin
INSERT INTO match_mark (reader, through, profile_changed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING

-- name: discard
DELETE FROM match_list WHERE reader = ?

-- name: keep
INSERT INTO match_list (reader, through, interest, picks) VALUES (?, ?, ?, ?)

-- name: lists
SELECT reader, interest, picks
FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN match_list ON match_list.reader = wanted.number
WHERE through > ?

-- name: forget
DELETE FROM match_list WHERE through <= ?
