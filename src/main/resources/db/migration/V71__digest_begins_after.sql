-- Behind which paper a digest begins. Until now that was through less considered; since old papers are not considered, it is not.
ALTER TABLE digest ADD COLUMN begins_after BIGINT DEFAULT 0 NOT NULL;

UPDATE digest SET begins_after = through - considered;
