-- Requests to the page that were turned away because too much was asked: one row a minute in which there were any, kept for a day.
CREATE TABLE turned_away (
    minute_at TIMESTAMP(3) WITH TIME ZONE PRIMARY KEY,
    requests  BIGINT NOT NULL
);
