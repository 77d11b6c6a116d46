-- Files that revoked devices had not sent: what their pushes in quarantine name, and how much of it came. The bytes lie in a
-- folder of their own beside the database.
CREATE TABLE quarantine_files (
    device INTEGER NOT NULL REFERENCES devices,
    name BLOB NOT NULL,
    -- Of the operation that named it: with this thing it is erased.
    entity BLOB NOT NULL,
    length INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,   -- 0 named, 1 begun, 2 taken out by a person
    -- SHA-256 of what is stored, once all of it is.
    hash BLOB,
    PRIMARY KEY (device, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX quarantine_file_of_entity ON quarantine_files (entity);
