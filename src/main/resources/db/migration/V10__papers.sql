-- Every paper once. The number is dealt under the lock on shelf, so that numbers are committed in their order.
CREATE TABLE paper (
    number        BIGINT PRIMARY KEY,
    shelved_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    arxiv         VARCHAR(40),
    doi           VARCHAR(330),
    title         VARCHAR(1000)  NOT NULL,
    abstract_text VARCHAR(20000) NOT NULL,
    authors       VARCHAR        NOT NULL,
    categories    VARCHAR        NOT NULL,
    version       INTEGER        NOT NULL,
    announced     DATE           NOT NULL,
    upvotes       INTEGER
);

CREATE INDEX paper_announced ON paper (announced, number);

-- Everything a paper is known by: arXiv identifier, DOI, title key.
CREATE TABLE paper_alias (
    identifier VARCHAR(330) PRIMARY KEY,
    number     BIGINT NOT NULL REFERENCES paper (number)
);

-- One row: the highest number dealt. Whoever stores papers locks it first.
CREATE TABLE shelf (
    name        VARCHAR(20) PRIMARY KEY,
    last_number BIGINT NOT NULL
);

INSERT INTO shelf (name, last_number) VALUES ('papers', 0);

-- How far each source has been read, in the source's own words.
CREATE TABLE source_cursor (
    source   VARCHAR(500) PRIMARY KEY,
    position VARCHAR(4000) NOT NULL
);
