-- Lists of papers that readers keep elsewhere, and what stood in them when they were read last. Whose a list is, the readers' profiles say.
CREATE TABLE paper_list (
    -- as profiles keep it, with its key: whoever names the list without the key is not shown what the key opens
    place       VARCHAR(300) PRIMARY KEY,
    asked_at    TIMESTAMP(3) WITH TIME ZONE,
    answered_at TIMESTAMP(3) WITH TIME ZONE,
    -- why it could not be read the last time; NULL if it could
    problem     VARCHAR(500)
);

CREATE TABLE paper_list_item (
    place   VARCHAR(300) NOT NULL REFERENCES paper_list (place) ON DELETE CASCADE,
    name    VARCHAR(200) NOT NULL,
    version VARCHAR(60)  NOT NULL,
    -- the paper's identifier; NULL if it has none that we know
    paper   VARCHAR(330),
    title   VARCHAR(500) NOT NULL,
    PRIMARY KEY (place, name)
);
