-- name: lock
-- Askers wait for each other, so that the counts hold.
SELECT name FROM asking WHERE name = 'confirmations' FOR UPDATE

-- name: suppressed
SELECT address_key FROM suppression WHERE address_key = ?

-- name: reads
SELECT number FROM reader WHERE address_key = ? AND left_at IS NULL

-- name: of address
-- What is waiting or declined, and what has been asked lately.
SELECT
    (SELECT COUNT(*) FROM pending WHERE address_key = ? AND since > ? AND reader IS NULL) AS of_address,
    (SELECT COUNT(*) FROM pending
     WHERE address_key = ? AND reader IS NULL AND (declined OR expires_at > ?)) AS closed

-- name: nth of client
-- When the n-th newest was asked: until an hour after that there is no room.
SELECT since FROM asked WHERE client = ? AND since > ? ORDER BY since DESC OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY

-- name: nth of network
SELECT since FROM asked WHERE network = ? AND since > ? ORDER BY since DESC OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY

-- name: nth of domain
SELECT since FROM asked WHERE mail_domain = ? AND of_reader = ? AND by_letter = ? AND sent AND since > ?
ORDER BY since DESC OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY

-- name: nth of all
SELECT since FROM asked WHERE of_reader = ? AND by_letter = ? AND sent AND since > ?
ORDER BY since DESC OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY

-- name: asked
INSERT INTO asked (since, client, network, mail_domain, of_reader, by_letter, sent) VALUES (?, ?, ?, ?, ?, ?, ?)

-- name: held again
UPDATE held_back SET times = times + 1 WHERE hour_of = ? AND cap = ?

-- name: held first
INSERT INTO held_back (hour_of, cap, times) VALUES (?, ?, 1)

-- name: held
SELECT cap, SUM(times) AS times FROM held_back WHERE hour_of >= ? GROUP BY cap

-- name: answers to strangers
SELECT COUNT(*) AS in_all, COUNT(CASE WHEN mail_domain = ? THEN 1 END) AS of_domain
FROM answer_letter WHERE reader IS NULL AND since > ?

-- name: forget asked
DELETE FROM asked WHERE since < ?

-- name: forget held
DELETE FROM held_back WHERE hour_of < ?
