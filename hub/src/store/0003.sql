-- A token that was given after access was taken: it is good for the quarantine alone.
ALTER TABLE revoked_tokens ADD COLUMN for_quarantine INTEGER NOT NULL DEFAULT 0;

-- What revoked devices had not sent before: pushes as they came, in no log and given to nobody.
CREATE TABLE quarantine (
    number INTEGER PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES devices,
    received_ms INTEGER NOT NULL,
    operations INTEGER NOT NULL,
    -- Of the push, so that one which is sent again after a lost reply is kept once.
    hash BLOB NOT NULL,
    -- The message of wire-format.md, without its token.
    push BLOB NOT NULL,
    UNIQUE (device, hash)
) STRICT;
