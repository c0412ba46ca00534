-- How far each reader has been matched. What it found stands in match_list.
CREATE TABLE match_mark (
    reader          BIGINT PRIMARY KEY,
    through         BIGINT NOT NULL,
    profile_changed TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- What one look at a batch of papers gave for one interest: "paper=score paper=score ...", best first. One row a look and
-- interest instead of one a paper, because a million readers with twenty matches each are written in one run.
CREATE TABLE match_list (
    reader   BIGINT  NOT NULL,
    through  BIGINT  NOT NULL,
    interest VARCHAR NOT NULL,
    picks    VARCHAR NOT NULL,
    PRIMARY KEY (reader, through, interest)
);
CREATE INDEX match_list_through ON match_list (through);
