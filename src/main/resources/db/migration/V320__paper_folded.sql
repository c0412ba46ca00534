-- Papers that turned out to be others, as paper.same_as says, and which ones: so that what was sent of one is known of the other.
CREATE TABLE IF NOT EXISTS paper_folded (
    number      BIGINT PRIMARY KEY,
    into_number BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS paper_folded_into ON paper_folded (into_number);

INSERT INTO paper_folded (number, into_number)
SELECT number, same_as FROM paper p
WHERE same_as IS NOT NULL AND NOT EXISTS (SELECT 1 FROM paper_folded f WHERE f.number = p.number);
