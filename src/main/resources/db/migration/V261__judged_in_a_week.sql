-- Each week's first digest looks back at what was kept and liked since: by time, not by reader.
CREATE INDEX judgement_by_time ON judgement (judged_at);
