-- Counts up with every change of what a reader, or their file, says: whoever changes it names the edition that they saw.
ALTER TABLE reader ADD COLUMN edition INTEGER DEFAULT 1 NOT NULL;
