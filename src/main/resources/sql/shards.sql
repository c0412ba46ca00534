-- name: take
-- Keeps one's own, or takes over what has run out.
UPDATE shard_claim SET holder = ?, ends_at = ? WHERE duty = ? AND shard = ? AND (holder = ? OR ends_at <= ?)

-- name: begin
INSERT INTO shard_claim (duty, shard, holder, ends_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: release
DELETE FROM shard_claim WHERE duty = ? AND shard = ? AND holder = ?
