-- People whom a thing names (a note's *by*, whom a promise was made to, who was at a visit), so that a search for one person
-- looks at what names them and not at everything.
CREATE TABLE mention (
    person BLOB NOT NULL,
    number INTEGER NOT NULL,            -- the row of the thing that names them
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;
