-- name: end again
UPDATE ended_links SET ended_at = ? WHERE reader = ?;

-- name: end
INSERT INTO ended_links (ended_at, reader) SELECT ?, number FROM reader WHERE number = ?;

-- name: ended before
SELECT ended_at FROM ended_links WHERE reader = ?;
