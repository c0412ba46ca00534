-- Readers who ended all links made before a moment: one row a reader.
CREATE TABLE ended_links (
    reader    BIGINT PRIMARY KEY REFERENCES reader (number) ON DELETE CASCADE,
    ended_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
