-- A reader's verdict on a paper: one row a pair. Kept apart from the profile that the reader wrote.
CREATE TABLE judgement (
    reader     BIGINT NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
    paper      BIGINT NOT NULL REFERENCES paper (number),
    -- LIKE or DISLIKE
    verdict    VARCHAR(10) NOT NULL,
    -- the interest under which the reader saw it
    interest   VARCHAR,
    judged_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (reader, paper)
);
