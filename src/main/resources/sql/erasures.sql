-- name: note reader
INSERT INTO erased_outside (reader_name, since) VALUES (?, ?) ON CONFLICT DO NOTHING

-- name: note messages
-- A confirmation or an answer names no reader in its key.
INSERT INTO erased_message (message_key) 
SELECT message_key FROM outbox WHERE address_key = ? AND message_key NOT LIKE ? ON CONFLICT DO NOTHING

-- name: note farewells
-- The answers to the gone, once they have gone out.
INSERT INTO erased_message (message_key)
SELECT message_key FROM outbox WHERE message_key LIKE 'answer/gone/%' AND turn_at IS NULL
ON CONFLICT DO NOTHING

-- name: readers
SELECT reader_name FROM erased_outside ORDER BY reader_name

-- name: messages
SELECT message_key FROM erased_message ORDER BY message_key

-- name: reader gone
DELETE FROM erased_outside WHERE reader_name = ?

-- name: message gone
DELETE FROM erased_message WHERE message_key = ?
