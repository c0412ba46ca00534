-- name: change_job
UPDATE job_state
SET pause_ms = ?, limit_ms = ?, started_at = ?, ended_at = ?, outcome = ?, failed = ?, good_at = ?,
    worked_at = COALESCE(?, worked_at), work = COALESCE(?, work), due_at = ?
WHERE node = ? AND job = ?

-- name: add_job
INSERT INTO job_state
    (pause_ms, limit_ms, started_at, ended_at, outcome, failed, good_at, worked_at, work, due_at, node, job)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: change_node
UPDATE node
SET version = ?, started_at = ?, seen_at = ?, stopped_at = ?, heap_percent = ?, indexed_through = ?
WHERE name = ?

-- name: add_node
INSERT INTO node (version, started_at, seen_at, stopped_at, heap_percent, indexed_through, name)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- name: jobs_of
SELECT job FROM job_state WHERE node = ?

-- name: forget_job
DELETE FROM job_state WHERE node = ? AND job = ?

-- name: forget_jobs
DELETE FROM job_state WHERE node = ?

-- name: forget_node
DELETE FROM node WHERE name = ?

-- name: runs
SELECT node, job, pause_ms, limit_ms, started_at, ended_at, outcome, failed, good_at, worked_at, work, due_at
FROM job_state ORDER BY node, job

-- name: nodes
SELECT name, version, started_at, seen_at, stopped_at, heap_percent, indexed_through FROM node ORDER BY name
