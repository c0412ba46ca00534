-- What had not come yet when a digest was made, in a sentence; empty if all had.
ALTER TABLE digest ADD COLUMN IF NOT EXISTS late VARCHAR(500) DEFAULT '' NOT NULL;
