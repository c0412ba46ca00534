-- name: find
SELECT address_key, cause, reply, since FROM suppression WHERE address_key = ?

-- name: suppress
-- The first reason stays: it is the one that ended the mail.
INSERT INTO suppression (address_key, cause, reply, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: lift
DELETE FROM suppression WHERE address_key = ?

-- name: all
SELECT address_key, cause, reply, since FROM suppression ORDER BY since DESC, address_key
