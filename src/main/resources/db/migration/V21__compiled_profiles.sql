-- Profiles in the form that scores, so that a run recompiles only what changed. May be emptied at any time.
CREATE TABLE compiled_profile (
    reader             BIGINT PRIMARY KEY,
    profile_changed    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    -- the state of the corpus statistics it was compiled with
    statistics_version BIGINT NOT NULL,
    form               BYTEA  NOT NULL
);
