-- Parts of the work that a process has claimed, so that nodes share it. Gone when the part is done.
CREATE TABLE IF NOT EXISTS shard_claim (
    duty    VARCHAR(40)  NOT NULL,
    shard   BIGINT       NOT NULL,
    holder  VARCHAR(400) NOT NULL,
    ends_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (duty, shard)
);
DROP TABLE IF EXISTS match_turn;

-- The number of the newest paper in the statistics that all processes score with. One row once there are any.
CREATE TABLE IF NOT EXISTS statistics_agreed (
    only_row INTEGER PRIMARY KEY,
    through  BIGINT NOT NULL
);
