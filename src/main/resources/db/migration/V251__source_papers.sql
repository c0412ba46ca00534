-- How many papers each source was the first to bring, counted in the transaction that stores them.
CREATE TABLE IF NOT EXISTS source_papers (
    source VARCHAR(500) PRIMARY KEY,
    papers BIGINT NOT NULL
);
