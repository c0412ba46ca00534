-- Until now a plain SHA-256, against which anybody with the file could test addresses. Keyed at the next start.
ALTER TABLE erased ADD COLUMN keyed BOOLEAN DEFAULT FALSE NOT NULL;
