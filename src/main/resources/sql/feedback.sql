-- name: lock reader
-- Of two clicks of one reader one waits for the other.
SELECT number FROM reader WHERE number = ? AND left_at IS NULL FOR UPDATE

-- name: find
SELECT verdict FROM judgement WHERE reader = ? AND paper = ?

-- name: paper
SELECT number FROM paper WHERE number = ?

-- name: change
UPDATE judgement SET verdict = ?, interest = ?, judged_at = ? WHERE reader = ? AND paper = ?

-- name: add
INSERT INTO judgement (verdict, interest, judged_at, reader, paper) VALUES (?, ?, ?, ?, ?)

-- name: remove
DELETE FROM judgement WHERE reader = ? AND paper = ?

-- name: remove all
DELETE FROM judgement WHERE reader = ?

-- name: profile changed
UPDATE reader SET profile_changed = ? WHERE number = ?

-- name: of reader
SELECT paper, verdict, interest, judged_at FROM judgement WHERE reader = ? ORDER BY judged_at DESC, paper

-- name: lessons
-- Oldest first, so that what a profile is compiled from keeps its order.
SELECT j.reader, j.verdict, j.interest, p.arxiv, p.doi, p.title
FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number)
    JOIN judgement j ON j.reader = wanted.number JOIN paper p ON p.number = j.paper
ORDER BY j.reader, j.judged_at, j.paper

-- name: kept in a week
SELECT paper FROM judgement WHERE reader = ? AND verdict IN ('SAVE', 'FILE') AND judged_at >= ? AND judged_at < ?
ORDER BY judged_at DESC, paper FETCH FIRST 20 ROWS ONLY

-- name: liked by others in a week
SELECT paper FROM judgement
WHERE reader <> ? AND verdict IN ('LIKE', 'SAVE', 'FILE') AND judged_at >= ? AND judged_at < ?
    AND paper NOT IN (SELECT paper FROM judgement WHERE reader = ?)
GROUP BY paper HAVING COUNT(*) >= ? ORDER BY COUNT(*) DESC, paper DESC FETCH FIRST 200 ROWS ONLY
