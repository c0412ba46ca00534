-- Readers who had everything deleted, and of whom something may still lie outside the database, until that is gone too.
CREATE TABLE erased_outside (
    -- as the keys of their messages have it: s42
    reader_name VARCHAR(40) PRIMARY KEY,
    since       TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- Messages of theirs whose keys do not name them.
CREATE TABLE erased_message (
    message_key VARCHAR(120) PRIMARY KEY
);
