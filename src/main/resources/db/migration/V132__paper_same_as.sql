-- The paper that this one turned out to be, once titles were compared as they are read: it is kept for those digests and
-- judgements that name it, and found, listed and matched no more.
ALTER TABLE paper ADD COLUMN IF NOT EXISTS same_as BIGINT;
