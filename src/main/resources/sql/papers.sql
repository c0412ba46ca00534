-- name: lock
-- Held until the end of the transaction: one batch after the other, so numbers are committed in their order.
SELECT last_number FROM shelf WHERE name = 'papers' FOR UPDATE

-- name: deal
UPDATE shelf SET last_number = ? WHERE name = 'papers'

-- name: aliases
-- By a join: of = ANY(?) H2 compares each row with every member of the list.
SELECT identifier, number FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted (name) JOIN paper_alias ON identifier = wanted.name

-- name: byNumber
SELECT paper.number, shelved_at, arxiv, doi, title, abstract_text, authors, categories, version, announced, upvotes,
    pubmed, details
FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN paper ON paper.number = wanted.number
ORDER BY paper.number

-- name: since
SELECT number, shelved_at, arxiv, doi, title, abstract_text, authors, categories, version, announced, upvotes,
    pubmed, details
FROM paper WHERE number > ? AND same_as IS NULL ORDER BY number FETCH FIRST ? ROWS ONLY

-- name: between
SELECT shelved_at, announced, (arxiv IS NOT NULL OR doi IS NOT NULL OR pubmed IS NOT NULL) AS identified FROM paper
WHERE number > ? AND number <= ? AND same_as IS NULL

-- name: announcedOn
SELECT number, shelved_at, arxiv, doi, title, abstract_text, authors, categories, version, announced, upvotes,
    pubmed, details
FROM paper WHERE announced = ? AND same_as IS NULL ORDER BY number

-- name: dayBefore
SELECT announced FROM paper WHERE announced < ? ORDER BY announced DESC FETCH FIRST 1 ROWS ONLY

-- name: dayAfter
SELECT announced FROM paper WHERE announced > ? ORDER BY announced FETCH FIRST 1 ROWS ONLY

-- name: newest
SELECT last_number FROM shelf WHERE name = 'papers'

-- name: count
SELECT COUNT(*) AS papers FROM paper WHERE same_as IS NULL

-- name: insert
INSERT INTO paper (arxiv, doi, title, abstract_text, authors, categories, version, announced, upvotes, pubmed,
    details, number, shelved_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: update
UPDATE paper SET arxiv = ?, doi = ?, title = ?, abstract_text = ?, authors = ?, categories = ?, version = ?,
    announced = ?, upvotes = ?, pubmed = ?, details = ?
WHERE number = ?

-- name: newestRevision
SELECT COALESCE(MAX(revision), 0) AS newest FROM paper_revision

-- name: revisedSince
SELECT r.revision, r.number, p.same_as IS NOT NULL AS folded
FROM paper_revision r JOIN paper p ON p.number = r.number
WHERE r.revision > ? ORDER BY r.revision FETCH FIRST ? ROWS ONLY

-- name: forgetRevision
DELETE FROM paper_revision WHERE number = ?

-- name: revise
-- Under the lock on the shelf, so revisions are committed in their order.
INSERT INTO paper_revision (number) VALUES (?)

-- name: alias
INSERT INTO paper_alias (identifier, number)
SELECT identifier, number FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY)) AS alias (identifier, number)

-- name: cursor
SELECT position FROM source_cursor WHERE source = ?

-- name: moveCursor
UPDATE source_cursor SET position = ? WHERE source = ?

-- name: firstCursor
INSERT INTO source_cursor (position, source) VALUES (?, ?)

-- name: countMore
UPDATE source_papers SET papers = papers + ? WHERE source = ?

-- name: countFirst
INSERT INTO source_papers (papers, source) VALUES (?, ?)

-- name: setAside
INSERT INTO set_aside (fingerprint, source, record_at, reason, raw_text, since) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: listSetAside
SELECT number, source, record_at, reason, raw_text, since FROM set_aside
WHERE number > ? ORDER BY number FETCH FIRST ? ROWS ONLY

-- name: rekeyPage
SELECT number, arxiv, doi, pubmed, title, upvotes FROM paper WHERE number > ? ORDER BY number FETCH FIRST ? ROWS ONLY

-- name: rekeySignsPage
SELECT number, arxiv, doi, pubmed, title, upvotes FROM paper
WHERE number > ? AND (title LIKE '%&%' OR title LIKE '%#%' OR title LIKE '%+%')
ORDER BY number FETCH FIRST ? ROWS ONLY

-- name: rekeyOthers
SELECT number, arxiv, doi, pubmed, title, upvotes FROM paper WHERE number = ANY(?)

-- name: rekey
UPDATE paper SET arxiv = ?, doi = ? WHERE number = ?

-- name: rekeySame
UPDATE paper SET same_as = ? WHERE number = ?

-- name: rekeyAliases
UPDATE paper_alias SET number = ? WHERE number = ?

-- name: rekeyUpvotes
UPDATE paper SET upvotes = COALESCE(upvotes, CAST(? AS INTEGER)) WHERE number = ?

-- name: foldedBeforeSame
UPDATE paper SET same_as = ? WHERE number IN (SELECT f.number FROM paper_folded f WHERE f.into_number = ?)

-- name: foldedBefore
UPDATE paper_folded SET into_number = ? WHERE into_number = ?

-- name: folded
INSERT INTO paper_folded (into_number, number) VALUES (?, ?)

-- name: forgetOlderVerdicts
-- Of a reader's two verdicts the newer one counts.
DELETE FROM judgement WHERE paper = ? AND EXISTS (
    SELECT 1 FROM judgement o
    WHERE o.reader = judgement.reader AND o.paper = ? AND o.judged_at > judgement.judged_at)

-- name: moveVerdicts
UPDATE judgement SET paper = ? WHERE paper = ? AND NOT EXISTS (
    SELECT 1 FROM judgement o JOIN paper_folded f ON f.into_number = o.paper
    WHERE o.reader = judgement.reader AND f.number = judgement.paper)

-- name: forgetVerdictsBehind
DELETE FROM judgement WHERE paper <> ? AND paper = ?
