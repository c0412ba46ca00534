-- When each provider may be asked again: not while somebody asks (a lease) or within its gap, not before it wants to be.
CREATE TABLE provider_pace (
    provider     VARCHAR(300) PRIMARY KEY,
    next_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    closed_until TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
