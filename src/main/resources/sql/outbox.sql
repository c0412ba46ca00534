-- name: add
-- The first message with a key is the message; any further one is the same one again.
INSERT INTO outbox (message_key, address, address_key, mail_domain, reader, message_id, due_at, expires_at, queued_at,
                    standing, turn_at, attempts, unsure, reason, changed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?, 0, 0, '', ?)
ON CONFLICT DO NOTHING

-- name: due
-- What somebody may take now, by domain, longest waiting first. A courier's own claims are in its hands.
SELECT mail_domain, COUNT(*) AS messages
FROM outbox
WHERE standing IN ('QUEUED', 'UNSURE', 'CLAIMED') AND turn_at <= ? AND (courier IS NULL OR courier <> ?)
GROUP BY mail_domain
ORDER BY MIN(turn_at), mail_domain

-- name: head
-- The next ones of one domain, with what is needed to decide about each. In the order of the index outbox_by_queue.
SELECT o.mail_domain, o.number, o.message_key, o.address, o.message_id, o.due_at, o.expires_at, o.attempts, o.unsure, o.reason,
       s.cause, s.reply, r.left_at, r.paused_until
FROM outbox o
LEFT JOIN suppression s ON s.address_key = o.address_key
LEFT JOIN reader r ON r.number = o.reader
WHERE o.queue = ? AND o.turn_at <= ?
ORDER BY o.queue, o.turn_at, o.number
FETCH FIRST ? ROWS ONLY

-- name: head_among_rivals
-- The same where several daemons claim at once (PostgreSQL): each passes over what another is taking just now. H2 would sort
-- every due row for it.
SELECT o.mail_domain, o.number, o.message_key, o.address, o.message_id, o.due_at, o.expires_at, o.attempts, o.unsure, o.reason,
       s.cause, s.reply, r.left_at, r.paused_until
FROM outbox o
LEFT JOIN suppression s ON s.address_key = o.address_key
LEFT JOIN reader r ON r.number = o.reader
WHERE o.queue = ? AND o.turn_at <= ?
ORDER BY o.queue, o.turn_at, o.number
FETCH FIRST ? ROWS ONLY
FOR UPDATE OF o SKIP LOCKED

-- name: lost
-- Those whose courier's lease has ended: they come before the whole backlog, as they were their turn long ago. Few are in hand.
SELECT o.mail_domain, o.number, o.message_key, o.address, o.message_id, o.due_at, o.expires_at, o.attempts, o.unsure, o.reason,
       s.cause, s.reply, r.left_at, r.paused_until
FROM outbox o
LEFT JOIN suppression s ON s.address_key = o.address_key
LEFT JOIN reader r ON r.number = o.reader
WHERE o.standing = 'CLAIMED' AND o.turn_at <= ? AND o.courier <> ?
ORDER BY o.turn_at, o.number

-- name: lost_among_rivals
SELECT o.mail_domain, o.number, o.message_key, o.address, o.message_id, o.due_at, o.expires_at, o.attempts, o.unsure, o.reason,
       s.cause, s.reply, r.left_at, r.paused_until
FROM outbox o
LEFT JOIN suppression s ON s.address_key = o.address_key
LEFT JOIN reader r ON r.number = o.reader
WHERE o.standing = 'CLAIMED' AND o.turn_at <= ? AND o.courier <> ?
ORDER BY o.turn_at, o.number
FOR UPDATE OF o SKIP LOCKED

-- name: claim
-- Compare-and-set on attempts: of two rivals exactly one updates the row.
UPDATE outbox
SET standing = 'CLAIMED', courier = ?, attempts = attempts + 1, turn_at = ?, changed_at = ?
WHERE number = ? AND attempts = ? AND turn_at IS NOT NULL

-- name: end_unclaimed
-- A due message that must not go out: given up or withdrawn, unless somebody claimed it first.
UPDATE outbox
SET standing = ?, courier = NULL, turn_at = NULL, reason = ?, changed_at = ?
WHERE number = ? AND attempts = ? AND turn_at IS NOT NULL

-- name: kept
SELECT return_to, parcel FROM outbox_parcel WHERE number = ?

-- name: keep
-- Only a first attempt has nothing kept yet; whoever was first is right.
INSERT INTO outbox_parcel (number, return_to, parcel, kept_at)
SELECT number, ?, ?, ? FROM outbox WHERE message_key = ?
ON CONFLICT DO NOTHING

-- name: holds
SELECT turn_at FROM outbox WHERE number = ? AND standing = 'CLAIMED' AND courier = ? AND attempts = ?

-- name: hold_on
-- Compare-and-set: nobody has taken it since.
UPDATE outbox SET turn_at = ? WHERE number = ? AND standing = 'CLAIMED' AND courier = ? AND attempts = ?

-- name: in_hand
SELECT number FROM outbox WHERE courier = ? AND standing = 'CLAIMED' ORDER BY number

-- name: in_hand_among_rivals
-- One that is being settled just now needs no longer lease: passed over, nobody waits for the other.
SELECT number FROM outbox WHERE courier = ? AND standing = 'CLAIMED' ORDER BY number FOR UPDATE SKIP LOCKED

-- name: renew
UPDATE outbox SET turn_at = ? WHERE number = ANY(?) AND courier = ? AND standing = 'CLAIMED'

-- name: settle
-- Compare-and-set: only the courier and the attempt that claimed it may say how it ended.
UPDATE outbox
SET standing = ?, courier = NULL, turn_at = ?, unsure = ?, reason = ?, changed_at = ?
WHERE number = ? AND standing = 'CLAIMED' AND attempts = ?

-- name: drop_at_once
-- Of a message that ended in the same transaction.
DELETE FROM outbox_parcel WHERE number = ?

-- name: standing
SELECT standing, turn_at, attempts, unsure, reason, changed_at FROM outbox WHERE message_key = ?

-- name: past_keeping
-- Few letters have their bytes kept, and most that were ever sent have ended.
SELECT p.number FROM outbox_parcel p JOIN outbox o ON o.number = p.number
WHERE o.turn_at IS NULL AND o.changed_at < ?

-- name: drop_bytes
-- The operator may have queued one again since.
DELETE FROM outbox_parcel
WHERE number = ANY(?)
  AND EXISTS (SELECT 1 FROM outbox o WHERE o.number = outbox_parcel.number AND o.turn_at IS NULL AND o.changed_at < ?)
