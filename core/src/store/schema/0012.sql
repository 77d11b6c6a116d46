-- Things declared one: both directions of each declaration, so that what hangs together is found from any of them.
CREATE TABLE declared (
    thing BLOB NOT NULL,
    other BLOB NOT NULL,
    declaration BLOB NOT NULL,
    is_alias INTEGER NOT NULL,          -- 1: the thing reads as the other; 0: the other reads as the thing
    stands INTEGER NOT NULL,            -- 0: taken back, or said not to be the same from the beginning
    PRIMARY KEY (thing, declaration)
) STRICT, WITHOUT ROWID;
CREATE INDEX declared_by ON declared (declaration);

-- What an alias reads as. The rows of `entity`, `mention` and what is counted go by it.
CREATE TABLE alias (thing BLOB PRIMARY KEY, target BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX alias_target ON alias (target);
