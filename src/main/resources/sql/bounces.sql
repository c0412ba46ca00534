-- name: report
-- Only the first report about a message counts: a replayed one updates nothing.
UPDATE outbox SET reported_at = ? WHERE number = ? AND reported_at IS NULL

-- name: message
-- The reader is whose digest it was, or else who reads under the address that it went to.
SELECT o.message_key, o.address, o.mail_domain,
       COALESCE(o.reader, (SELECT r.number FROM reader r WHERE r.address_key = o.address_key)) AS reader
FROM outbox o WHERE o.number = ?

-- name: soft
INSERT INTO soft_bounce (number, address_key, reply, reported_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: score
SELECT COUNT(*) AS score FROM soft_bounce WHERE address_key = ? AND reported_at > ?

-- name: expire
DELETE FROM soft_bounce WHERE reported_at <= ?

-- name: note
UPDATE outbox SET reason = ? WHERE number = ?
