-- name: all
SELECT destination, since, until_at, times, alarm, reason FROM destination_rest ORDER BY destination

-- name: put
INSERT INTO destination_rest (since, until_at, times, alarm, reason, destination) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: change
UPDATE destination_rest SET since = ?, until_at = ?, times = ?, alarm = ?, reason = ? WHERE destination = ?

-- name: lift
DELETE FROM destination_rest WHERE destination = ?
