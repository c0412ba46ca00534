-- name: report
-- Only the first report about a message counts: a replayed one updates nothing.
UPDATE outbox SET reported_at = ? WHERE number = ? AND reported_at IS NULL

-- name: message
SELECT message_key, address, mail_domain FROM outbox WHERE number = ?

-- name: soft
INSERT INTO soft_bounce (number, address_key, reply, reported_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: score
SELECT COUNT(*) AS score FROM soft_bounce WHERE address_key = ? AND reported_at > ?

-- name: expire
DELETE FROM soft_bounce WHERE reported_at <= ?
