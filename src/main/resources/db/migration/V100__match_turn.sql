-- Of all processes of the instance one matches at a time. One row.
CREATE TABLE IF NOT EXISTS match_turn (
    only_row INTEGER PRIMARY KEY,
    -- who matches; empty if nobody does
    holder   VARCHAR(100) NOT NULL,
    ends_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
INSERT INTO match_turn (only_row, holder, ends_at)
SELECT 1, '', TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'
WHERE NOT EXISTS (SELECT 1 FROM match_turn);
