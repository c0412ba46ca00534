-- Destinations left alone for a while: a recipient domain, or * for the way all mail takes.
CREATE TABLE destination_rest (
    destination  VARCHAR(255) PRIMARY KEY,
    since        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    until_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    times        INTEGER NOT NULL,
    -- a person must look: the refusal was about us
    alarm        BOOLEAN NOT NULL,
    reason       VARCHAR NOT NULL
);
