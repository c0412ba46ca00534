-- Soft delivery failures that still count, one row each.
CREATE TABLE soft_bounce (
    number       BIGINT PRIMARY KEY,
    address_key  VARCHAR(320) NOT NULL,
    reply        VARCHAR NOT NULL,
    reported_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE INDEX soft_bounce_by_address ON soft_bounce (address_key, reported_at);

-- When each job ran last, for whoever looks.
CREATE TABLE job_run (
    job         VARCHAR(40) PRIMARY KEY,
    started_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    ended_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- its counts, or why it failed
    outcome     VARCHAR NOT NULL,
    failed      BOOLEAN NOT NULL
);
