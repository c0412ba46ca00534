-- name: any
-- Hardly any: most often there are none, and nobody looks further.
SELECT number FROM paper_folded FETCH FIRST 1 ROWS ONLY

-- name: stayed
-- By a join: of = ANY(?) H2 compares each row with every number of the list.
SELECT folded.number, into_number
FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN paper_folded folded ON folded.number = wanted.number

-- name: went
SELECT folded.number, into_number
FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (number) JOIN paper_folded folded ON folded.into_number = wanted.number
