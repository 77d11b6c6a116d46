-- Attachments' files as operations name them. The bytes lie in a folder beside the database.
CREATE TABLE blobs (
    name BLOB PRIMARY KEY,
    log INTEGER NOT NULL REFERENCES logs,
    -- Of the operation that named it: with this thing it is erased.
    entity BLOB NOT NULL,
    -- Whose device named it: theirs may send it anew.
    engineer BLOB NOT NULL,
    length INTEGER NOT NULL,
    -- SHA-256 of what is stored, once all of it is.
    hash BLOB,
    backed_up INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_of_entity ON blobs (entity);
