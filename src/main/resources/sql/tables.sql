-- name: names
-- The tables that are ours to copy: not the record of migrations, nor what is written over deleted octets.
SELECT table_name FROM information_schema.tables
WHERE table_schema = 'public' AND table_type LIKE '%TABLE%'
  AND table_name NOT IN ('flyway_schema_history', 'filler')
ORDER BY table_name

-- name: parents
-- Tables that others refer to.
SELECT DISTINCT c.table_name
FROM information_schema.referential_constraints r
JOIN information_schema.table_constraints c
  ON c.constraint_name = r.unique_constraint_name AND c.constraint_schema = r.unique_constraint_schema
WHERE c.table_schema = 'public'

-- name: columns
-- Those that the database works out from others are worked out again.
SELECT column_name FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = ? AND is_generated = 'NEVER' ORDER BY column_name

-- name: identities
-- Columns whose numbers the database deals.
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND is_identity = 'YES'
  AND table_name NOT IN ('flyway_schema_history', 'filler')
ORDER BY table_name
