-- Which papers without an abstract a register was asked for, and when last.
CREATE TABLE completion_asked (
    doi      VARCHAR(330) PRIMARY KEY,
    asked_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
