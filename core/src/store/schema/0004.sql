-- Gates that opened here; they never close. `entity.hidden` is 3 for a thing behind one that is closed.
CREATE TABLE opened (
    thing BLOB NOT NULL,                -- what the things behind the gate belong to
    kind INTEGER NOT NULL,              -- their kind
    PRIMARY KEY (thing, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_later ON entity (parent) WHERE hidden = 3;
