-- Each daemon on these tables, by name.
CREATE TABLE IF NOT EXISTS node (
    name            VARCHAR(300) PRIMARY KEY,
    version         VARCHAR(100) NOT NULL,
    started_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    seen_at         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- when it ended as it was told to
    stopped_at      TIMESTAMP(3) WITH TIME ZONE,
    heap_percent    INTEGER NOT NULL,
    -- the number of the newest paper in its search index
    indexed_through BIGINT
);

-- Each job of each daemon: its last start, and the last end.
CREATE TABLE IF NOT EXISTS job_state (
    node        VARCHAR(300) NOT NULL,
    job         VARCHAR(40) NOT NULL,
    pause_ms    BIGINT NOT NULL,
    limit_ms    BIGINT NOT NULL,
    started_at  TIMESTAMP(3) WITH TIME ZONE,
    -- NULL while it runs
    ended_at    TIMESTAMP(3) WITH TIME ZONE,
    -- of the last run that ended: its counts, or why it failed
    outcome     VARCHAR NOT NULL,
    failed      BOOLEAN NOT NULL,
    good_at     TIMESTAMP(3) WITH TIME ZONE,
    -- what it did last when it had something to do
    worked_at   TIMESTAMP(3) WITH TIME ZONE,
    work        VARCHAR,
    due_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (node, job)
);

DROP TABLE IF EXISTS job_run;
