-- A direction takes a byte a dimension from here on, not four. Papers are read again in the background; what was kept cannot be told apart.
DELETE FROM paper_vector;
DELETE FROM vector_mark;
