-- Questions, concerns and priorities on notes and entries, a bit each.
ALTER TABLE entity ADD COLUMN marks INTEGER NOT NULL DEFAULT 0;
CREATE INDEX entity_marked ON entity (parent, kind, sort) WHERE marks > 0;

-- What this device's clock was off by, as the hub's told at the next contact: between two of its own readings.
CREATE TABLE clock_error (
    since INTEGER PRIMARY KEY,          -- Unix milliseconds as this device's clock showed them
    until INTEGER NOT NULL,
    off INTEGER NOT NULL                -- milliseconds to add
) STRICT;
