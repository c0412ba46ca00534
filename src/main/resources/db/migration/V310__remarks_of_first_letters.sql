-- What of a first letter was left out, and why, to be told in its confirmation: a line each.
ALTER TABLE pending ADD COLUMN remarks VARCHAR(8000) DEFAULT '' NOT NULL;
