-- Through which revision (paper_revision) a model's vectors are of the papers' present words.
ALTER TABLE vector_mark ADD COLUMN revised BIGINT DEFAULT 0 NOT NULL;
