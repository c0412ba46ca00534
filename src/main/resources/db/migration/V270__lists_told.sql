-- Since when a list cannot be read, and what digests told of it; who names which list, so that a change of one is told to its readers alone.
ALTER TABLE paper_list ADD COLUMN IF NOT EXISTS failing_since TIMESTAMP(3) WITH TIME ZONE;
UPDATE paper_list SET failing_since = asked_at WHERE problem IS NOT NULL;

-- a line a list: "orcid:0000-0002-1825-0097 unread 2026-03-02" or "... read 2026-03-09"
ALTER TABLE digest ADD COLUMN IF NOT EXISTS lists VARCHAR(4000) DEFAULT '' NOT NULL;

CREATE TABLE IF NOT EXISTS paper_list_reader (
    place  VARCHAR(300) NOT NULL REFERENCES paper_list (place) ON DELETE CASCADE,
    reader BIGINT       NOT NULL REFERENCES reader (number) ON DELETE CASCADE,
    PRIMARY KEY (place, reader)
);
CREATE INDEX IF NOT EXISTS paper_list_by_reader ON paper_list_reader (reader);
-- Filled at the daemon's first look at all profiles.
