-- Phone to phone. The head by which each chain is covered, as it was signed: who brings operations to others shows it.
ALTER TABLE chain ADD COLUMN signed BLOB;
-- The last page that the hub signed for this notebook.
ALTER TABLE log ADD COLUMN proof BLOB;
-- At which place the hashes of what was refused stand.
ALTER TABLE refused ADD COLUMN hub_seq INTEGER;

-- What came in a bundle and whose place in the log is not known yet: a place that comes later is worked in.
CREATE TABLE brought (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;

-- Bundles that were taken in, so that each is taken in once.
CREATE TABLE bundle_taken (bundle BLOB PRIMARY KEY, taken INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- How far an engineer is known to have the log: by the last bundle to them, or from them.
CREATE TABLE bundle_known (
    engineer BLOB PRIMARY KEY,
    epoch INTEGER NOT NULL,
    hub_seq INTEGER NOT NULL,
    given INTEGER,                      -- when the last bundle was made for them: Unix milliseconds
    taken INTEGER                       -- when the last of theirs was taken in
) STRICT, WITHOUT ROWID;

-- The code this device shows to be given its engineer's key: what answers it answers no other, and is taken once.
CREATE TABLE key_asked (one INTEGER PRIMARY KEY CHECK (one = 1), nonce BLOB NOT NULL, made INTEGER NOT NULL) STRICT;
