-- name: read
SELECT fact FROM instance_fact WHERE name = ?

-- name: change
UPDATE instance_fact SET fact = ? WHERE name = ?

-- name: add
INSERT INTO instance_fact (name, fact) VALUES (?, ?) ON CONFLICT DO NOTHING
