-- What each paper means to a model: a direction, floats of 4 bytes, the highest first.
CREATE TABLE paper_vector (
    paper     BIGINT       NOT NULL,
    model     VARCHAR(200) NOT NULL,
    direction BYTEA        NOT NULL,
    PRIMARY KEY (paper, model)
);

-- How far each model has read, and what keeps it from reading on.
CREATE TABLE vector_mark (
    model   VARCHAR(200) PRIMARY KEY,
    through BIGINT NOT NULL,
    trouble VARCHAR
);
