-- name: change
UPDATE job_run SET started_at = ?, ended_at = ?, outcome = ?, failed = ? WHERE job = ?

-- name: add
INSERT INTO job_run (started_at, ended_at, outcome, failed, job) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING

-- name: worked
UPDATE job_run SET worked_at = ?, work = ? WHERE job = ?

-- name: all
SELECT job, started_at, ended_at, outcome, failed, worked_at, work FROM job_run ORDER BY job
