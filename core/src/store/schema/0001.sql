-- The operation log: what was written, as its author encoded it, here and elsewhere. With `state` it is the outbox too.
CREATE TABLE incarnation (
    number INTEGER PRIMARY KEY,
    device BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    UNIQUE (device, incarnation)
) STRICT;

CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    audience INTEGER NOT NULL,
    epoch INTEGER NOT NULL DEFAULT 0,
    cursor INTEGER NOT NULL DEFAULT 0,
    checksum BLOB NOT NULL
) STRICT;

-- The chain of this device's own operations, as far as it was handed over.
CREATE TABLE chain (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    head BLOB NOT NULL,
    PRIMARY KEY (log, author)
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    entity BLOB NOT NULL,
    creates INTEGER NOT NULL,           -- the first of its entity in its log here: registers begin with it
    clock INTEGER NOT NULL,             -- what it ranks by
    hub_seq INTEGER,
    state INTEGER NOT NULL,             -- 0 confirmed or pulled, 1 waiting, 2 parked, 3 cannot be applied
    reason INTEGER,                     -- of parked
    payload_hash BLOB,                  -- of an erased or withdrawn payload
    envelope BLOB NOT NULL,
    payload BLOB,
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX operation_entity ON operation (entity);
CREATE INDEX operation_unsettled ON operation (state, log, author, seq) WHERE state <> 0;

-- A register has a row only where it differs from its creating operation.
CREATE TABLE register (
    log INTEGER NOT NULL,
    entity BLOB NOT NULL,
    field INTEGER NOT NULL,
    member BLOB NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (log, entity, field, member)
) STRICT, WITHOUT ROWID;

-- The projection: one row per thing, rebuilt from the log at any time.
CREATE TABLE entity (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind INTEGER NOT NULL,
    log INTEGER NOT NULL,               -- the log it is projected from: the team's, if both hold it
    parent BLOB,
    target BLOB,
    state INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,  -- 1 deleted, 2 erased
    brought_back INTEGER NOT NULL DEFAULT 0,
    versions INTEGER NOT NULL DEFAULT 0,-- fields of which several versions stand side by side
    fields BLOB NOT NULL
) STRICT;
CREATE INDEX entity_list ON entity (kind, hidden, state, sort);
CREATE INDEX entity_parent ON entity (parent, kind, hidden, sort) WHERE parent IS NOT NULL;
CREATE INDEX entity_target ON entity (target) WHERE target IS NOT NULL;
CREATE INDEX entity_versions ON entity (versions) WHERE versions > 0;

CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- What each deletion covers, and what it had seen of it.
CREATE TABLE cover (
    log INTEGER NOT NULL,
    entity BLOB NOT NULL,
    deletion BLOB NOT NULL,
    seen BLOB NOT NULL,
    PRIMARY KEY (log, entity, deletion)
) STRICT, WITHOUT ROWID;

-- Erased for ever, whatever still comes.
CREATE TABLE erased (
    entity BLOB PRIMARY KEY,
    erasure BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Since when the day to take an erasure back is counted, where that is not when it was asked for.
CREATE TABLE erasing (erasure BLOB PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE clock (one INTEGER PRIMARY KEY CHECK (one = 1), reading INTEGER NOT NULL) STRICT;

CREATE TABLE notebook (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    engineer BLOB NOT NULL,
    device BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    device_key BLOB NOT NULL,
    personal_log BLOB NOT NULL,
    engineer_key BLOB NOT NULL,
    engineer_key_number INTEGER NOT NULL,
    team_log BLOB
) STRICT;

-- The team's server, from the invitation on.
CREATE TABLE hub (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL,
    address TEXT NOT NULL,
    key BLOB NOT NULL,
    invite_secret BLOB,
    invite_expires INTEGER,
    stopped INTEGER,                    -- why nothing is sent any more, until a person acts
    token BLOB,
    token_expires INTEGER,
    retry_at INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    away_since INTEGER,
    checked INTEGER,
    watermark INTEGER,
    now INTEGER                         -- its own clock at the last page
) STRICT;

CREATE TABLE draft (
    visit BLOB PRIMARY KEY,             -- sixteen zeros: without a visit
    words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Visits ended with *End and share* before a team was joined.
CREATE TABLE to_share (entity BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Inbox files taken in, so that each is taken in once.
CREATE TABLE taken_in (note BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Attachments' bytes on this device: sealed files named by their hash.
CREATE TABLE blob (
    sealed BLOB PRIMARY KEY,            -- of the sealed file
    hash BLOB NOT NULL,                 -- of the content: attached twice, it lies here twice, each for its own note
    key BLOB NOT NULL,
    length INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_hash ON blob (hash);
