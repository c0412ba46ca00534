-- What a job did last when it had something to do: most look every second and find nothing.
ALTER TABLE job_run ADD COLUMN worked_at TIMESTAMP(3) WITH TIME ZONE;
ALTER TABLE job_run ADD COLUMN work VARCHAR;
