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
    hidden INTEGER NOT NULL DEFAULT 0,  -- 1 deleted, 2 erased, 3 behind a gate that is closed, 4 read as another
    brought_back INTEGER NOT NULL DEFAULT 0,
    versions INTEGER NOT NULL DEFAULT 0,-- fields of which several versions stand side by side
    stays INTEGER NOT NULL DEFAULT 0,   -- only me, also when what it belongs to is shared
    links INTEGER NOT NULL DEFAULT 0,   -- of a note: links that lead to it
    fields BLOB NOT NULL,
    marks INTEGER NOT NULL DEFAULT 0    -- questions, concerns and priorities on it, a bit each
) STRICT;
CREATE INDEX entity_list ON entity (kind, hidden, state, sort);
CREATE INDEX entity_parent ON entity (parent, kind, hidden, sort) WHERE parent IS NOT NULL;
CREATE INDEX entity_target ON entity (target) WHERE target IS NOT NULL;
CREATE INDEX entity_versions ON entity (versions) WHERE versions > 0;
CREATE INDEX entity_marked ON entity (parent, kind, sort) WHERE marks > 0;
CREATE INDEX entity_later ON entity (parent) WHERE hidden = 3;
-- By the random end of their ids, which people's handles for things are made of.
CREATE INDEX entity_handle ON entity (substr(id, 10));

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
CREATE TABLE erasing (
    erasure BLOB PRIMARY KEY,
    since INTEGER NOT NULL,
    by_hub INTEGER NOT NULL DEFAULT 0   -- by whose clock: the hub's, once it has the erasure, or this phone's
) STRICT, WITHOUT ROWID;

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
    length INTEGER NOT NULL,            -- of the content
    part INTEGER NOT NULL DEFAULT 0     -- of the attachment: 0 its content, 1 its thumbnail
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_attachment ON blob (attachment);

-- What is there: neither deleted nor erased.
CREATE VIEW here AS SELECT * FROM entity WHERE hidden = 0;

-- Lists in order of time, and notes filed nowhere.
CREATE INDEX entity_time ON entity (kind, sort, number) WHERE hidden = 0 AND kind IN (5, 9);
CREATE INDEX entity_unfiled ON entity (sort, number) WHERE hidden = 0 AND kind = 6 AND parent IS NULL;

-- Notes whose newest words search does not find yet: those of a large page are indexed after it.
CREATE TABLE search_due (number INTEGER PRIMARY KEY) STRICT;

-- People whom a thing names (a note's *by*, whom a promise was made to, who was at a visit), so that a search for one person
-- looks at what names them and not at everything.
CREATE TABLE mention (
    person BLOB NOT NULL,
    number INTEGER NOT NULL,            -- the row of the thing that names them
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;

-- What was taken in from files, so that it can be undone as one: ids alone.
CREATE TABLE import (
    id BLOB PRIMARY KEY,
    done INTEGER NOT NULL,              -- Unix milliseconds
    undone INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE imported (
    name BLOB PRIMARY KEY,              -- the id that follows from what the file says
    entity BLOB NOT NULL,               -- what that became: a thing of this id, or one that a person said is the same
    import BLOB NOT NULL,
    place INTEGER NOT NULL              -- in the order in which they were made
) STRICT, WITHOUT ROWID;
CREATE INDEX imported_import ON imported (import, place);

-- Gates that opened here; they never close. `entity.hidden` is 3 for a thing behind one that is closed.
CREATE TABLE opened (
    thing BLOB NOT NULL,                -- what the things behind the gate belong to
    kind INTEGER NOT NULL,              -- their kind
    PRIMARY KEY (thing, kind)
) STRICT, WITHOUT ROWID;

-- What this device's clock was off by, as the hub's told at the next contact: between two of its own readings.
CREATE TABLE clock_error (
    since INTEGER PRIMARY KEY,          -- Unix milliseconds as this device's clock showed them
    until INTEGER NOT NULL,
    off INTEGER NOT NULL                -- milliseconds to add
) STRICT;

-- When this notebook was last backed up, and when whoever keeps it was last told that it lies nowhere else: Unix milliseconds.
CREATE TABLE backup (one INTEGER PRIMARY KEY CHECK (one = 1), made INTEGER, told INTEGER) STRICT;
INSERT INTO backup (one) VALUES (1);
