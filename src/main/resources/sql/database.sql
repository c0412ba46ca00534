-- name: versions
-- What the migrations have brought the tables to; Flyway's own record.
SELECT version FROM flyway_schema_history WHERE success
