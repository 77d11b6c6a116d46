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
    lacks INTEGER NOT NULL DEFAULT 0    -- the hub was restored, and may lack what is here
) STRICT;

-- Each author's chain as far as a signed head covers it; of this device's own, as far as it was handed over.
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
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    entity BLOB NOT NULL,
    now_author INTEGER NOT NULL,
    now_seq INTEGER NOT NULL,
    PRIMARY KEY (author, seq)
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
    stays INTEGER NOT NULL DEFAULT 0,   -- only me, also when what it belongs to is shared
    links INTEGER NOT NULL DEFAULT 0,   -- of a note: links that lead to it
    fields BLOB NOT NULL
) STRICT;
CREATE INDEX entity_list ON entity (kind, hidden, state, sort);
CREATE INDEX entity_parent ON entity (parent, kind, hidden, sort) WHERE parent IS NOT NULL;
CREATE INDEX entity_target ON entity (target) WHERE target IS NOT NULL;
CREATE INDEX entity_versions ON entity (versions) WHERE versions > 0;

CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
-- Deleted words stay in the index's segments until they are merged; an erasure merges all of them at once. Rewriting
-- them at every correction made a correction as dear as the notebook is large.
INSERT INTO search (search, rank) VALUES ('secure-delete', 0);

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

-- Operations whose payloads were erased by name, while their things stay: what brings their bytes again brings nothing.
CREATE TABLE emptied (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;

-- Since when the day to take an erasure back is counted, where that is not when it was asked for.
CREATE TABLE erasing (erasure BLOB PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE clock (one INTEGER PRIMARY KEY CHECK (one = 1), reading INTEGER NOT NULL) STRICT;

CREATE TABLE notebook (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    engineer BLOB NOT NULL,
    device BLOB NOT NULL,
    incarnation INTEGER NOT NULL,       -- its secret lies in the keyring, which is not copied with this
    before_device BLOB,                 -- whom it goes on for, as the hub knows it, until the hub has given it its name
    before_incarnation INTEGER,
    personal_log BLOB NOT NULL,
    engineer_key BLOB NOT NULL,
    engineer_key_number INTEGER NOT NULL,
    team_log BLOB,
    projected INTEGER NOT NULL DEFAULT 0-- the version of the code that projected the rows; an older one's are projected again
) STRICT;

-- The team's server, from the invitation on.
CREATE TABLE hub (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL,
    address TEXT NOT NULL,
    key BLOB NOT NULL,
    invite_secret BLOB,
    invite_expires INTEGER,
    invite_engineer BLOB,               -- whom it adds a device to
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

-- Attachments' bytes on this device: sealed files named by a random name.
CREATE TABLE blob (
    name BLOB PRIMARY KEY,
    attachment BLOB NOT NULL,           -- whose they are: the same picture on another note lies here twice
    hash BLOB NOT NULL,                 -- of the content
    key BLOB NOT NULL,
    length INTEGER NOT NULL             -- of the content
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_attachment ON blob (attachment);

-- What is there: neither deleted nor erased.
CREATE VIEW here AS SELECT * FROM entity WHERE hidden = 0;

-- Lists in order of time, and notes filed nowhere.
CREATE INDEX entity_time ON entity (kind, sort, number) WHERE hidden = 0 AND kind IN (5, 9);
CREATE INDEX entity_unfiled ON entity (sort, number) WHERE hidden = 0 AND kind = 6 AND parent IS NULL;


-- What screens count, kept as it changes; a rebuild counts anew.
-- People (4), visits (5) and notes (6) that are here.
CREATE TABLE entity_count (
    scope BLOB NOT NULL,                -- what they belong to; 00: nothing; empty: all of them
    kind INTEGER NOT NULL,
    log INTEGER NOT NULL,
    state INTEGER NOT NULL,
    stays INTEGER NOT NULL,
    linked INTEGER NOT NULL,            -- at least one link leads to it
    things INTEGER NOT NULL,
    PRIMARY KEY (scope, kind, log, state, stays, linked)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entity_counted AFTER INSERT ON entity WHEN NEW.hidden = 0 AND NEW.kind IN (4, 5, 6) BEGIN
    INSERT INTO entity_count VALUES (x'', NEW.kind, NEW.log, NEW.state, NEW.stays, NEW.links > 0, 1)
        ON CONFLICT DO UPDATE SET things = things + 1;
    INSERT INTO entity_count VALUES (coalesce(NEW.parent, x'00'), NEW.kind, NEW.log, NEW.state, NEW.stays, NEW.links > 0, 1)
        ON CONFLICT DO UPDATE SET things = things + 1;
END;

CREATE TRIGGER entity_recounted AFTER UPDATE OF parent, log, state, hidden, stays, links ON entity
WHEN NEW.kind IN (4, 5, 6) AND (OLD.parent IS NOT NEW.parent OR OLD.log <> NEW.log OR OLD.state <> NEW.state
    OR OLD.hidden <> NEW.hidden OR OLD.stays <> NEW.stays OR (OLD.links > 0) <> (NEW.links > 0)) BEGIN
    UPDATE entity_count SET things = things - 1
        WHERE OLD.hidden = 0 AND scope IN (x'', coalesce(OLD.parent, x'00')) AND kind = OLD.kind AND log = OLD.log
        AND state = OLD.state AND stays = OLD.stays AND linked = (OLD.links > 0);
    INSERT INTO entity_count SELECT x'', NEW.kind, NEW.log, NEW.state, NEW.stays, NEW.links > 0, 1 WHERE NEW.hidden = 0
        ON CONFLICT DO UPDATE SET things = things + 1;
    INSERT INTO entity_count
        SELECT coalesce(NEW.parent, x'00'), NEW.kind, NEW.log, NEW.state, NEW.stays, NEW.links > 0, 1 WHERE NEW.hidden = 0
        ON CONFLICT DO UPDATE SET things = things + 1;
END;

CREATE TRIGGER link_made AFTER INSERT ON entity WHEN NEW.kind = 11 AND NEW.hidden = 0 AND NEW.target IS NOT NULL BEGIN
    UPDATE entity SET links = links + 1 WHERE id = NEW.target;
END;

CREATE TRIGGER link_moved AFTER UPDATE OF target, hidden ON entity
WHEN NEW.kind = 11 AND (OLD.target IS NOT NEW.target OR OLD.hidden <> NEW.hidden) BEGIN
    UPDATE entity SET links = links - 1 WHERE id = OLD.target AND OLD.hidden = 0;
    UPDATE entity SET links = links + 1 WHERE id = NEW.target AND NEW.hidden = 0;
END;

-- Open promises by the day they are due.
CREATE TABLE promise_count (day INTEGER PRIMARY KEY, promises INTEGER NOT NULL) STRICT;

CREATE TRIGGER promise_counted AFTER INSERT ON entity WHEN NEW.kind = 8 AND NEW.hidden = 0 AND NEW.state = 1 BEGIN
    INSERT INTO promise_count VALUES (NEW.sort, 1) ON CONFLICT DO UPDATE SET promises = promises + 1;
END;

CREATE TRIGGER promise_recounted AFTER UPDATE OF state, sort, hidden ON entity
WHEN NEW.kind = 8 AND (OLD.state <> NEW.state OR OLD.sort <> NEW.sort OR OLD.hidden <> NEW.hidden) BEGIN
    UPDATE promise_count SET promises = promises - 1 WHERE day = OLD.sort AND OLD.hidden = 0 AND OLD.state = 1;
    INSERT INTO promise_count SELECT NEW.sort, 1 WHERE NEW.hidden = 0 AND NEW.state = 1
        ON CONFLICT DO UPDATE SET promises = promises + 1;
END;

-- Of the team's log: operations that wait (1), were refused (2) or cannot be read (3), and their bytes.
CREATE TABLE outbox_count (state INTEGER PRIMARY KEY, operations INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT;

CREATE TRIGGER operation_counted AFTER INSERT ON operation WHEN NEW.log = 2 AND NEW.state <> 0 BEGIN
    INSERT INTO outbox_count VALUES (NEW.state, 1, length(NEW.envelope) + length(coalesce(NEW.payload, NEW.payload_hash)))
        ON CONFLICT DO UPDATE SET operations = operations + 1, bytes = bytes + excluded.bytes;
END;

CREATE TRIGGER operation_recounted AFTER UPDATE OF state, payload ON operation
WHEN NEW.log = 2 AND (OLD.state <> NEW.state OR (NEW.state <> 0 AND OLD.payload IS NOT NEW.payload)) BEGIN
    UPDATE outbox_count SET operations = operations - 1,
        bytes = bytes - length(OLD.envelope) - length(coalesce(OLD.payload, OLD.payload_hash)) WHERE state = OLD.state;
    INSERT INTO outbox_count
        SELECT NEW.state, 1, length(NEW.envelope) + length(coalesce(NEW.payload, NEW.payload_hash)) WHERE NEW.state <> 0
        ON CONFLICT DO UPDATE SET operations = operations + 1, bytes = bytes + excluded.bytes;
END;

-- Things of which operations wait for the team.
CREATE TABLE waiting (entity BLOB PRIMARY KEY, operations INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TRIGGER waiting_begins AFTER INSERT ON operation WHEN NEW.log = 2 AND NEW.state = 1 BEGIN
    INSERT INTO waiting VALUES (NEW.entity, 1) ON CONFLICT DO UPDATE SET operations = operations + 1;
END;

CREATE TRIGGER waiting_changes AFTER UPDATE OF state ON operation
WHEN NEW.log = 2 AND (OLD.state = 1) <> (NEW.state = 1) BEGIN
    UPDATE waiting SET operations = operations - 1 WHERE entity = OLD.entity AND OLD.state = 1;
    DELETE FROM waiting WHERE entity = OLD.entity AND operations = 0;
    INSERT INTO waiting SELECT NEW.entity, 1 WHERE NEW.state = 1 ON CONFLICT DO UPDATE SET operations = operations + 1;
END;

-- Fields of which several versions stand side by side, and notes that wait.
CREATE TABLE tally (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    undecided INTEGER NOT NULL,
    waiting_notes INTEGER NOT NULL
) STRICT;
INSERT INTO tally VALUES (1, 0, 0);

CREATE TRIGGER undecided_changes AFTER UPDATE OF versions, hidden ON entity
WHEN OLD.versions * (OLD.hidden = 0) <> NEW.versions * (NEW.hidden = 0) BEGIN
    UPDATE tally SET undecided = undecided - OLD.versions * (OLD.hidden = 0) + NEW.versions * (NEW.hidden = 0);
END;

CREATE TRIGGER note_waits AFTER INSERT ON waiting WHEN (SELECT kind FROM entity WHERE id = NEW.entity) = 6 BEGIN
    UPDATE tally SET waiting_notes = waiting_notes + 1;
END;

CREATE TRIGGER note_waits_no_more AFTER DELETE ON waiting WHEN (SELECT kind FROM entity WHERE id = OLD.entity) = 6 BEGIN
    UPDATE tally SET waiting_notes = waiting_notes - 1;
END;
