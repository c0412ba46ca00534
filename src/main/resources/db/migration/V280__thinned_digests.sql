-- Whether a digest is without its reasons and its rows in digest_paper: they are for the first days.
ALTER TABLE digest ADD COLUMN thinned BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX digest_by_thinness ON digest (thinned, digest_date);
