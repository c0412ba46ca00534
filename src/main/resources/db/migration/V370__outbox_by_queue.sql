-- The domain in whose queue a message waits. In the index by domain each claim and each result rewrote a page of every domain, since a
-- message in hand and one that has ended stood there too, until it was forgotten.
ALTER TABLE outbox ADD COLUMN queue VARCHAR(255)
    GENERATED ALWAYS AS (CASE WHEN standing IN ('QUEUED', 'UNSURE') THEN mail_domain END) ${stored};
-- A claim reads a queue in this order; without the last column each claim would sort all that are due.
CREATE INDEX outbox_by_queue ON outbox (queue, turn_at, number);
DROP INDEX outbox_by_domain;
