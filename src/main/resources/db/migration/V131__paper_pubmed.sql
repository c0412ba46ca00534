-- PubMed's number, which identifies a paper as an arXiv identifier or a DOI does.
ALTER TABLE paper ADD COLUMN IF NOT EXISTS pubmed VARCHAR(9);
