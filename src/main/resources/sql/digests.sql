-- name: last
SELECT digest_date, through FROM digest WHERE reader = ? ORDER BY digest_date DESC FETCH FIRST 1 ROWS ONLY

-- name: shelved before
-- Numbers are dealt in order of arrival, so the newest that is old enough is soon found from the end.
SELECT number FROM paper WHERE shelved_at < ? ORDER BY number DESC FETCH FIRST 1 ROWS ONLY

-- name: sent
SELECT paper FROM digest_paper WHERE reader = ? AND paper = ANY(?)

-- name: folded
-- Hardly any: most often there are none, and nobody looks further.
SELECT number AS paper FROM paper_folded FETCH FIRST 1 ROWS ONLY

-- name: sent as another
-- Of papers that turned out to be one, whoever had one had the others.
SELECT f.into_number AS paper FROM paper_folded f JOIN digest_paper d ON d.paper = f.number
WHERE f.into_number = ANY(?) AND d.reader = ?
UNION ALL
SELECT f.number AS paper FROM paper_folded f
WHERE f.number = ANY(?) AND EXISTS (
    SELECT 1 FROM digest_paper d WHERE d.reader = ? AND (d.paper = f.into_number
        OR d.paper IN (SELECT s.number FROM paper_folded s WHERE s.into_number = f.into_number)))

-- name: shown since
SELECT paper FROM digest_paper
WHERE reader = ? AND digest_date >= ? AND position IS NOT NULL ORDER BY digest_date, position

-- name: shown
-- One that was taken back ends where it began: nobody has seen it.
SELECT sections FROM digest WHERE reader = ? AND through > begins_after ORDER BY digest_date

-- name: add
INSERT INTO digest (reader, digest_date, made_at, begins_after, through, considered, left_over, sections, late, lists)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: add paper
INSERT INTO digest_paper (reader, paper, digest_date, position) VALUES (?, ?, ?, ?)

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

-- name: forget papers
DELETE FROM digest_paper WHERE reader = ? AND digest_date = ?

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
