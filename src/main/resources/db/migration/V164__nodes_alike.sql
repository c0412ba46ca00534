-- What has to be the same on every node that works on these tables, as each had it when it started.
CREATE TABLE node_print (
    node    VARCHAR(300) NOT NULL,
    -- KEYS or RATES
    what    VARCHAR(20)  NOT NULL,
    print   VARCHAR(64)  NOT NULL,
    seen_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (node, what)
);

-- Which profile files each node has: a file that another node still has ends nobody.
CREATE TABLE node_file (
    node      VARCHAR(300) NOT NULL,
    file_name VARCHAR(200) NOT NULL,
    seen_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (node, file_name)
);
