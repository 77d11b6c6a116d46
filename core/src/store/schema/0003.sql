-- People whom a thing names (a note's *by*, whom a promise was made to, who was at a visit), so that a search for one person
-- looks at what names them and not at everything.
CREATE TABLE mention (
    person BLOB NOT NULL,
    number INTEGER NOT NULL,            -- the row of the thing that names them
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;

-- What was taken in from files, so that it can be undone as one: ids alone.
CREATE TABLE import (
    id BLOB PRIMARY KEY,
    done INTEGER NOT NULL,              -- Unix milliseconds
    undone INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE imported (
    name BLOB PRIMARY KEY,              -- the id that follows from what the file says
    entity BLOB NOT NULL,               -- what that became: a thing of this id, or one that a person said is the same
    import BLOB NOT NULL,
    place INTEGER NOT NULL              -- in the order in which they were made
) STRICT, WITHOUT ROWID;
CREATE INDEX imported_import ON imported (import, place);
