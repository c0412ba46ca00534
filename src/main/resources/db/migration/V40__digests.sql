-- Every digest that was made, also for days that gave nothing (its sections are then []).
CREATE TABLE digest (
    reader        BIGINT  NOT NULL,
    digest_date   DATE    NOT NULL,
    made_at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- the highest paper number considered: the next digest begins behind it
    through       BIGINT  NOT NULL,
    considered    INTEGER NOT NULL,
    left_over     INTEGER NOT NULL,
    -- JSON in the form of DigestJson: the sections with their entries and reasons
    sections      VARCHAR NOT NULL,
    PRIMARY KEY (reader, digest_date)
);

-- Which paper each reader has had, and when: once and never again.
CREATE TABLE digest_paper (
    reader        BIGINT  NOT NULL,
    paper         BIGINT  NOT NULL,
    digest_date   DATE    NOT NULL,
    -- as the reader may name it in an answer: "like 2"; NULL for a near-duplicate that another entry stood for
    position      INTEGER,
    PRIMARY KEY (reader, paper)
);

CREATE INDEX digest_paper_by_date ON digest_paper (reader, digest_date);
