-- The Message-IDs of the conversation that a message of ours goes on with, oldest first, a blank between two.
ALTER TABLE pending ADD COLUMN thread VARCHAR(7000) DEFAULT '' NOT NULL;

ALTER TABLE answer_letter ADD COLUMN thread VARCHAR(7000) DEFAULT '' NOT NULL;
