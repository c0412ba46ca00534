-- What is not well. Whoever looks makes it anew; an entry keeps its beginning for as long as it is there.
CREATE TABLE trouble (
    kind    VARCHAR(20) NOT NULL,
    subject VARCHAR(500) NOT NULL,
    weight  VARCHAR(10) NOT NULL,
    since   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    says    VARCHAR NOT NULL,
    cure    VARCHAR NOT NULL,
    PRIMARY KEY (kind, subject)
);
