-- Which profiles are new, for looking up the papers that they name.
CREATE INDEX reader_by_profile ON reader (profile_changed, number);
