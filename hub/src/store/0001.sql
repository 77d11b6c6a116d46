-- The hub itself: one row.
CREATE TABLE hub (
    id BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    -- Up to which hub_seq of the team log a backup was made; NULL: never.
    watermark INTEGER
) STRICT;

-- An ordered log. `last` is the counter row that gives hub_seq in commit order.
CREATE TABLE logs (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    last INTEGER NOT NULL,
    checksum BLOB NOT NULL
) STRICT;

-- An engineer who joined, and the key that vouches for their devices.
CREATE TABLE engineers (
    id BLOB PRIMARY KEY,
    key BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One incarnation of one device, with its keys. The hub is one too: its id, and a number each time it is opened.
CREATE TABLE devices (
    number INTEGER PRIMARY KEY,
    device BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    signing_key BLOB NOT NULL,
    sealing_key BLOB NOT NULL,
    engineer BLOB NOT NULL,
    role INTEGER NOT NULL,
    -- By what it was let in.
    vouched INTEGER NOT NULL,
    -- The entity of its enrolment in the team log.
    enrolment BLOB NOT NULL,
    joined_ms INTEGER NOT NULL,
    -- When it was last given a token, which it needs anew each hour.
    contact_ms INTEGER,
    revoked_ms INTEGER,
    UNIQUE (device, incarnation)
) STRICT;
CREATE INDEX device_of_engineer ON devices (engineer);

-- An hour's access. The token itself is not kept.
CREATE TABLE tokens (
    hash BLOB PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES devices,
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- An invitation. The secret itself is not kept.
CREATE TABLE invites (
    hash BLOB PRIMARY KEY,
    -- The engineer it adds a device to; NULL: a new one.
    engineer BLOB,
    role INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL,
    used_by INTEGER REFERENCES devices
) STRICT, WITHOUT ROWID;

-- One incarnation's operations in one log.
CREATE TABLE chains (
    number INTEGER PRIMARY KEY,
    log INTEGER NOT NULL REFERENCES logs,
    device INTEGER NOT NULL REFERENCES devices,
    -- Every seq up to here was judged: stored, or parked. Above it nothing is known.
    judged INTEGER NOT NULL,
    -- The chain's head after `judged`.
    head BLOB NOT NULL,
    UNIQUE (log, device)
) STRICT;

CREATE TABLE operations (
    -- log << 40 | hub_seq: a log lies together, in its order.
    place INTEGER PRIMARY KEY,
    chain INTEGER NOT NULL REFERENCES chains,
    seq INTEGER NOT NULL,
    -- NULL of a refused one whose envelope could not be read.
    entity BLOB,
    rank INTEGER NOT NULL,
    -- The log's checksum after it.
    checksum BLOB NOT NULL,
    -- Set where the envelope was refused: only its hash stands in its place, so that the chain has no hole.
    envelope_hash BLOB,
    -- Set where the payload is gone.
    payload_hash BLOB,
    envelope BLOB,
    -- NULL: refused, erased or withdrawn. Last, so that nothing behind it has to be read past it.
    payload BLOB
) STRICT;
CREATE UNIQUE INDEX operation_by_name ON operations (chain, seq) WHERE envelope IS NOT NULL;
CREATE INDEX operation_by_entity ON operations (entity) WHERE envelope IS NOT NULL;

-- What one push added, as its author signed it and the hub received it. A page ends where one of them does.
CREATE TABLE pushes (
    -- Of the last operation it added.
    place INTEGER PRIMARY KEY,
    chain INTEGER NOT NULL REFERENCES chains,
    received_ms INTEGER NOT NULL,
    head BLOB NOT NULL,
    receipt BLOB NOT NULL
) STRICT;

-- Refused, and not accepted since.
CREATE TABLE parked (
    chain INTEGER NOT NULL REFERENCES chains,
    seq INTEGER NOT NULL,
    -- NULL where the envelope could not be read.
    entity BLOB,
    envelope_hash BLOB NOT NULL,
    payload_hash BLOB NOT NULL,
    PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

-- What was erased, for ever: later operations on it come in without their payload.
CREATE TABLE erased_entities (entity BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE erased_operations (
    log INTEGER NOT NULL,
    device BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (log, device, incarnation, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE erased_blobs (name BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Who did what, in ids; each row's hash covers the one before it.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    event INTEGER NOT NULL,
    -- Ids of 16 bytes, one after another.
    ids BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
