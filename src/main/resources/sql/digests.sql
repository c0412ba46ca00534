-- name: last
SELECT digest_date, through FROM digest WHERE reader = ? ORDER BY digest_date DESC FETCH FIRST 1 ROWS ONLY

-- name: shelved before
-- Numbers are dealt in order of arrival, so the newest that is old enough is soon found from the end.
SELECT number FROM paper WHERE shelved_at < ? ORDER BY number DESC FETCH FIRST 1 ROWS ONLY

-- name: lately
-- By a join: of = ANY(?) H2 compares each row with every number of the list.
SELECT digest.reader, digest_date, begins_after, through, sections
FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN digest ON digest.reader = wanted.number
WHERE digest_date >= ?
ORDER BY digest.reader, digest_date

-- name: unsent
-- Messages whose digests may be taken back, or which somebody has in hand or died with: the courier will find out.
SELECT outbox.message_key, standing
FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted (message_key) JOIN outbox ON outbox.message_key = wanted.message_key
WHERE unsure = 0 AND (standing IN ('GIVEN_UP', 'WITHDRAWN')
    OR (standing = 'QUEUED' AND expires_at <= ?) OR standing = 'CLAIMED')

-- name: shown
-- One that was taken back ends where it began: nobody has seen it.
SELECT sections FROM digest WHERE reader = ? AND through > begins_after ORDER BY digest_date

-- name: hold
-- Where several daemons record (PostgreSQL): of two who have a digest for one reader, the second sees what the first recorded.
SELECT number FROM reader WHERE number = ANY(?) ORDER BY number FOR UPDATE

-- name: ends
-- The ends of readers' digests since a date.
SELECT digest.reader, digest_date, through
FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN digest ON digest.reader = wanted.number
WHERE digest_date >= ?
ORDER BY digest.reader, digest_date

-- name: add
INSERT INTO digest (reader, digest_date, made_at, begins_after, through, considered, left_over, sections, late, lists)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: find
SELECT reader, digest_date, made_at, begins_after, through, considered, left_over, sections, late, lists FROM digest
WHERE reader = ? AND digest_date = ?

-- name: told of lists
SELECT lists FROM digest WHERE reader = ? AND lists <> '' ORDER BY digest_date

-- name: give up
-- The next digest is due and nobody has this one in hand, so nobody will send it.
UPDATE outbox SET standing = 'GIVEN_UP', turn_at = NULL, reason = 'superseded before it could be sent', changed_at = ?
WHERE message_key = ? AND standing = 'QUEUED' AND unsure = 0 AND expires_at <= ?

-- name: given up
-- Also one that was withdrawn, such as during a pause. One whose connection was lost behind the final dot may have arrived.
SELECT message_key FROM outbox WHERE message_key = ? AND standing IN ('GIVEN_UP', 'WITHDRAWN') AND unsure = 0

-- name: begin again
UPDATE digest SET through = begins_after, considered = 0, lists = '' WHERE reader = ? AND digest_date = ?

-- name: forget matches
-- Those that a digest begins behind: neither it nor any later one asks for them, also where it is taken back.
DELETE FROM match_list WHERE reader = ? AND through <= ?

-- name: whole
SELECT reader, digest_date, begins_after, sections FROM digest WHERE thinned = FALSE AND digest_date < ? FETCH FIRST ? ROWS ONLY

-- name: thin
UPDATE digest SET sections = ?, thinned = TRUE WHERE reader = ? AND digest_date = ?

-- name: mail to forget
-- That a digest was sent is known by itself; what was not sent stays, for the next digest to ask about. In the order of the index
-- outbox_by_standing: in any other, H2 reads all that is old for each part.
SELECT o.number FROM outbox o
WHERE o.standing = 'SENT' AND o.changed_at < ? AND o.reader IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM outbox_parcel p WHERE p.number = o.number)
ORDER BY o.standing, o.changed_at FETCH FIRST ? ROWS ONLY

-- name: forget mail
-- The operator may have queued it again since.
DELETE FROM outbox WHERE number = ? AND standing = 'SENT'
