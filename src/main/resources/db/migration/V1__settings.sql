-- What the instance must remember about itself: one row a fact.
CREATE TABLE instance_fact (
    name  VARCHAR(80) PRIMARY KEY,
    fact  VARCHAR     NOT NULL
);
