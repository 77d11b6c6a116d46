-- What was to stay only me on one of the engineer's devices while it was shared from another: its author is told.
CREATE TABLE shared_meanwhile (entity BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
