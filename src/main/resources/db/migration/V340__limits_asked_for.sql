-- How many papers a first letter asked for, empty where it did not say.
ALTER TABLE pending ADD COLUMN asked_at_most INTEGER;
ALTER TABLE pending ADD COLUMN asked_trending INTEGER;
