-- How each source is: one row a source, written each time it was asked.
CREATE TABLE source_standing (
    source      VARCHAR(500) PRIMARY KEY,
    condition   VARCHAR(20)   NOT NULL,
    detail      VARCHAR(1000) NOT NULL,
    since       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    asked_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    answered_at TIMESTAMP(3) WITH TIME ZONE,
    brought_at  TIMESTAMP(3) WITH TIME ZONE,
    newest_day  DATE,
    next_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    failures    INTEGER NOT NULL,
    added       BIGINT  NOT NULL,
    known       BIGINT  NOT NULL,
    set_aside   BIGINT  NOT NULL
);
