-- Which days each source has been asked about.
CREATE TABLE source_day (
    source    VARCHAR(500) NOT NULL,
    on_day    DATE         NOT NULL,
    asked_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    settled   BOOLEAN      NOT NULL,
    added     BIGINT       NOT NULL,
    known     BIGINT       NOT NULL,
    set_aside BIGINT       NOT NULL,
    PRIMARY KEY (source, on_day)
);

-- What a provider announced, and which of its services said so.
CREATE TABLE announced_paper (
    provider   VARCHAR(100)  NOT NULL,
    record     VARCHAR(400)  NOT NULL,
    on_day     DATE          NOT NULL,
    categories VARCHAR(2000) NOT NULL,
    news_at    TIMESTAMP(3) WITH TIME ZONE,
    keeper_at  TIMESTAMP(3) WITH TIME ZONE,
    PRIMARY KEY (provider, record)
);

CREATE INDEX announced_paper_day ON announced_paper (provider, on_day);
