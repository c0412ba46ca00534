-- name: agreed
SELECT through FROM statistics_agreed

-- name: agree
-- Compare-and-set: of two processes that made new statistics one says which all use.
UPDATE statistics_agreed SET through = ? WHERE through = ?

-- name: begin
INSERT INTO statistics_agreed (only_row, through) VALUES (1, ?) ON CONFLICT DO NOTHING
