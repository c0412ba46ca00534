-- What a paper's record says besides what it is about, as PaperDetailsJson writes it; null for nothing.
ALTER TABLE paper ADD COLUMN IF NOT EXISTS details VARCHAR;
