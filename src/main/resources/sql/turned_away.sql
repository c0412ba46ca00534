-- name: begin
INSERT INTO turned_away (minute_at, requests) VALUES (?, 0) ON CONFLICT DO NOTHING;

-- name: add
UPDATE turned_away SET requests = requests + ? WHERE minute_at = ?;

-- name: forget
DELETE FROM turned_away WHERE minute_at < ?;

-- name: lately
SELECT SUM(requests) AS requests, MIN(minute_at) AS since FROM turned_away WHERE minute_at >= ?;
