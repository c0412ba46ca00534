-- name: suppressed
SELECT address_key FROM suppression WHERE address_key = ?

-- name: ask
INSERT INTO pending (id, address, address_key, mail_domain, name, profile, send_at, zone, week_days, wished_time,
                     asked_at_most, asked_trending, since, expires_at, thread, remarks, reader, declined)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, FALSE)

-- name: extend
-- What a second letter says is added to a request that waits.
UPDATE pending SET name = ?, profile = ?, send_at = ?, zone = ?, week_days = ?, wished_time = ?, asked_at_most = ?,
                   asked_trending = ?, remarks = ?
WHERE id = ? AND reader IS NULL AND NOT declined

-- name: pending
SELECT * FROM pending WHERE id = ? AND NOT declined

-- name: settle
-- Of two who confirm at once exactly one updates the row.
UPDATE pending SET reader = ? WHERE id = ? AND reader IS NULL AND NOT declined

-- name: decline
UPDATE pending SET declined = TRUE WHERE id = ? AND reader IS NULL

-- name: consent
INSERT INTO consent (reader, how, since) VALUES (?, ?, ?)

-- name: letter
INSERT INTO letter_done (fingerprint, since) VALUES (?, ?) ON CONFLICT DO NOTHING

-- name: answers
-- How many answers went to an address since then.
SELECT COUNT(*) AS answers FROM answer_letter WHERE address_key = ? AND since > ?

-- name: waiting
-- Whether a confirmation to that address waits for its answer, or was declined.
SELECT id FROM pending WHERE address_key = ? AND reader IS NULL AND (declined OR expires_at > ?)

-- name: waiting for
-- The request that waits for an address to confirm.
SELECT * FROM pending WHERE address_key = ? AND reader IS NULL AND NOT declined AND expires_at > ? ORDER BY since DESC LIMIT 1

-- name: withdraw
UPDATE pending SET expires_at = ? WHERE id = ? AND reader IS NULL AND NOT declined

-- name: confirmations
-- How many confirmations were queued for an address since then, repetitions included.
SELECT COUNT(*) AS confirmations FROM outbox WHERE address_key = ? AND message_key LIKE 'confirm/%' AND queued_at > ?

-- name: answers to
-- The newest answers to an address.
SELECT * FROM answer_letter WHERE address_key = ? ORDER BY since DESC LIMIT ?

-- name: add answer
INSERT INTO answer_letter (id, address, address_key, mail_domain, reader, subject, body, since, thread)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: answer
SELECT * FROM answer_letter WHERE id = ?

-- name: add erased
INSERT INTO erased (address_hash, since, keyed) VALUES (?, ?, TRUE) ON CONFLICT DO NOTHING

-- name: erased without key
SELECT address_hash, since FROM erased WHERE NOT keyed

-- name: forget erased without key
DELETE FROM erased WHERE NOT keyed

-- name: erased
SELECT address_hash FROM erased WHERE address_hash = ?

-- name: forget pending
DELETE FROM pending WHERE since < ?

-- name: forget letters
DELETE FROM letter_done WHERE since < ?

-- name: forget answers
DELETE FROM answer_letter WHERE since < ?

-- name: forget mail
-- Confirmations and answers that have ended: those of before, and at once those to somebody whom everything else forgot.
DELETE FROM outbox
WHERE turn_at IS NULL
  AND (message_key LIKE 'answer/gone/%'
       OR ((message_key LIKE 'answer/%' OR message_key LIKE 'confirm/%') AND changed_at < ?))

-- name: forget bytes
-- Of messages that are gone.
DELETE FROM outbox_parcel WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.number = outbox_parcel.number)

-- name: forget answers to the gone
DELETE FROM answer_letter
WHERE reader IS NULL
  AND id IN (SELECT SUBSTRING(message_key FROM 13) FROM outbox WHERE message_key LIKE 'answer/gone/%' AND turn_at IS NULL)

-- name: address of
SELECT address_key FROM reader WHERE number = ?

-- name: erase judgements
DELETE FROM judgement WHERE reader = ?

-- name: erase digests
DELETE FROM digest WHERE reader = ?

-- name: erase match mark
DELETE FROM match_mark WHERE reader = ?

-- name: erase match lists
DELETE FROM match_list WHERE reader = ?

-- name: erase compiled
DELETE FROM compiled_profile WHERE reader = ?

-- name: erase consents
DELETE FROM consent WHERE reader = ?

-- name: erase parcels
DELETE FROM outbox_parcel WHERE number IN (SELECT number FROM outbox WHERE address_key = ?)

-- name: erase messages
DELETE FROM outbox WHERE address_key = ?

-- name: erase answers
DELETE FROM answer_letter WHERE address_key = ?

-- name: erase bounces
DELETE FROM soft_bounce WHERE address_key = ?

-- name: erase suppression
DELETE FROM suppression WHERE address_key = ?

-- name: erase pending
DELETE FROM pending WHERE address_key = ?

-- name: erase reader
-- One whom the operator's file describes stays as a reader who stopped, or the file would bring them back.
DELETE FROM reader WHERE number = ? AND file_name IS NULL
