-- name: all
SELECT kind, subject, weight, since, says, cure FROM trouble

-- name: change
UPDATE trouble SET weight = ?, since = ?, says = ?, cure = ? WHERE kind = ? AND subject = ?

-- name: add
INSERT INTO trouble (weight, since, says, cure, kind, subject) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: over
DELETE FROM trouble WHERE kind = ? AND subject = ?
