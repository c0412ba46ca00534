-- Through which paper a model has read what was news when it came, ahead of whatever old papers wait to be read.
ALTER TABLE vector_mark ADD COLUMN ahead BIGINT DEFAULT 0 NOT NULL;
