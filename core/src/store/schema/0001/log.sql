-- The operation log: what was written, as its author encoded it, here and elsewhere. With `state` it is the outbox too.
CREATE TABLE incarnation (
    number INTEGER PRIMARY KEY,
    device BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    -- As the hub enrolled it; NULL before that.
    engineer BLOB,
    signing_key BLOB,
    sealing_key BLOB,
    engineer_key BLOB,
    role INTEGER,
    vouched INTEGER,                    -- by what it was let in
    since INTEGER,                      -- Unix milliseconds by the hub's clock
    until INTEGER,
    UNIQUE (device, incarnation)
) STRICT;

CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    audience INTEGER NOT NULL,
    epoch INTEGER NOT NULL DEFAULT 0,
    cursor INTEGER NOT NULL DEFAULT 0,
    checksum BLOB NOT NULL,
    lacks INTEGER NOT NULL DEFAULT 0,   -- the hub was restored, and may lack what is here
    proof BLOB                          -- the last page's, as the hub signed it
) STRICT;

-- Each author's chain as far as a signed head covers it; of this device's own, as far as it was handed over.
CREATE TABLE chain (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    head BLOB NOT NULL,
    signed BLOB,                        -- the head by which it is covered, as it was signed: who brings operations to others shows it
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
    state INTEGER NOT NULL,             -- 0 applied, 1 to be sent, 2 refused, 3 not understood, 4 not covered, 5 builds on what is not here, 6 withdrawn
    reason INTEGER,                     -- of parked
    payload_hash BLOB,                  -- of an erased or withdrawn payload
    envelope BLOB NOT NULL,
    payload BLOB,
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX operation_entity ON operation (entity);
CREATE INDEX operation_unsettled ON operation (state, log, author, seq) WHERE state <> 0;

-- Hashes that stand in a log for an operation that the hub refused: accepted later, it must match them.
CREATE TABLE refused (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    envelope_hash BLOB NOT NULL,
    payload_hash BLOB NOT NULL,
    hub_seq INTEGER,                    -- where they stand
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;

-- What stands in a log and cannot be taken for anybody's operation: kept whole, for a later version and for a person to see.
CREATE TABLE unread (
    log INTEGER NOT NULL,
    hub_seq INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    payload BLOB,
    payload_hash BLOB,
    PRIMARY KEY (log, hub_seq, envelope)
) STRICT, WITHOUT ROWID;

-- Pushes that no backup of the hub holds, as their authors and the hub signed them: whoever has them can give them back.
CREATE TABLE signed_push (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,               -- the last operation it covers
    hub_seq INTEGER NOT NULL,           -- not before its place
    head BLOB NOT NULL,
    receipt BLOB NOT NULL,
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX signed_push_place ON signed_push (hub_seq);

-- What an earlier incarnation of this device wrote and the hub never got, by the names it was written again under.
CREATE TABLE relocated (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    entity BLOB NOT NULL,
    now_author INTEGER NOT NULL,
    now_seq INTEGER NOT NULL,
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;

-- A register has a row only where it differs from its creating operation.
CREATE TABLE register (
    log INTEGER NOT NULL,
    entity BLOB NOT NULL,
    field INTEGER NOT NULL,
    member BLOB NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (log, entity, field, member)
) STRICT, WITHOUT ROWID;
