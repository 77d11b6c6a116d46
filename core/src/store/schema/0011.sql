-- What was written again under another name, now of both logs.
CREATE TABLE relocated_in (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    entity BLOB NOT NULL,
    now_author INTEGER NOT NULL,
    now_seq INTEGER NOT NULL,
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO relocated_in SELECT 2, author, seq, entity, now_author, now_seq FROM relocated;
DROP TABLE relocated;
ALTER TABLE relocated_in RENAME TO relocated;
