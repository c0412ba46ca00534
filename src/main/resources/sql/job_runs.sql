-- name: change
UPDATE job_run SET started_at = ?, ended_at = ?, outcome = ?, failed = ? WHERE job = ?

-- name: add
INSERT INTO job_run (started_at, ended_at, outcome, failed, job) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: all
SELECT job, started_at, ended_at, outcome, failed FROM job_run ORDER BY job
