-- name: profiles that name lists
-- In the order of the index by change: those that changed lately are found without a look at the others.
SELECT number, profile_changed, profile FROM reader
WHERE profile_changed >= ? AND (profile_changed > ? OR number > ?) AND profile LIKE '%List":"%' AND left_at IS NULL
ORDER BY profile_changed, number LIMIT ?

-- name: all places
SELECT place FROM paper_list

-- name: enter
INSERT INTO paper_list (place) VALUES (?) ON CONFLICT DO NOTHING

-- name: forget
DELETE FROM paper_list WHERE place = ?

-- name: due
SELECT place FROM paper_list WHERE asked_at IS NULL OR asked_at < ?
ORDER BY CASE WHEN asked_at IS NULL THEN 0 ELSE 1 END, asked_at, place LIMIT ?

-- name: known
SELECT name, version FROM paper_list_item WHERE place = ?

-- name: items
-- In the order of their names, so that a profile is the same whenever it is put together.
SELECT place, paper, title FROM paper_list_item WHERE place = ANY(?) ORDER BY place, name

-- name: drop item
DELETE FROM paper_list_item WHERE place = ? AND name = ?

-- name: put item
INSERT INTO paper_list_item (place, name, version, paper, title) VALUES (?, ?, ?, ?, ?)

-- name: answered
UPDATE paper_list SET asked_at = ?, answered_at = ?, problem = NULL, failing_since = NULL WHERE place = ?

-- name: failed
UPDATE paper_list SET asked_at = ?, problem = ?, failing_since = COALESCE(failing_since, ?) WHERE place = ?

-- name: standings
SELECT place, answered_at, failing_since, problem,
       (SELECT COUNT(*) FROM paper_list_item WHERE paper_list_item.place = paper_list.place) AS papers
FROM paper_list WHERE asked_at IS NOT NULL AND place = ANY(?)

-- name: all standings
SELECT place, answered_at, failing_since, problem,
       (SELECT COUNT(*) FROM paper_list_item WHERE paper_list_item.place = paper_list.place) AS papers,
       (SELECT COUNT(*) FROM paper_list_reader WHERE paper_list_reader.place = paper_list.place) AS readers
FROM paper_list ORDER BY place

-- name: forget who named lists
-- Row by row by the reader's number: H2 asks an IN (SELECT …) anew for each row.
DELETE FROM paper_list_reader
WHERE EXISTS (SELECT 1 FROM reader WHERE reader.number = paper_list_reader.reader AND profile_changed >= ?)

-- name: names
INSERT INTO paper_list_reader (place, reader) SELECT ?, number FROM reader WHERE number = ? ON CONFLICT DO NOTHING

-- name: readers
SELECT reader FROM paper_list_reader WHERE place = ?

-- name: match afresh
UPDATE reader SET profile_changed = ? WHERE number = ? AND left_at IS NULL
