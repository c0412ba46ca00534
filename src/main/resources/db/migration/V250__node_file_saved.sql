-- When each node's copy of a profile file was saved: where copies differ, the one that was saved last counts.
ALTER TABLE node_file ADD COLUMN IF NOT EXISTS saved_at TIMESTAMP(3) WITH TIME ZONE;
