-- name: columns that name somebody
-- Tables come and go; what they hold of a reader they hold under one of these names.
SELECT LOWER(c.table_name) AS table_name, LOWER(c.column_name) AS column_name
FROM information_schema.columns c
JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
WHERE c.table_schema = CURRENT_SCHEMA AND t.table_type LIKE '%TABLE%'
  AND (LOWER(c.column_name) IN ('reader', 'address_key', 'address')
    OR LOWER(c.table_name) = 'reader' AND LOWER(c.column_name) = 'number')
ORDER BY LOWER(c.table_name), LOWER(c.column_name);

-- name: parcels
-- The mails themselves, as they went or wait to go.
SELECT p.* FROM outbox_parcel p JOIN outbox o ON o.number = p.number
WHERE o.reader = ? OR o.address_key = ?
ORDER BY p.number;
