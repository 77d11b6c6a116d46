-- Attachments' files between here and the team's server, under the names that operations give them.
CREATE TABLE transfer (
    name BLOB PRIMARY KEY,
    log INTEGER NOT NULL,
    attachment BLOB NOT NULL,
    part INTEGER NOT NULL,              -- as in blob
    bytes INTEGER NOT NULL,             -- as a server stores them
    way INTEGER NOT NULL,               -- 0 nothing to do, 1 to send, 2 to fetch, 3 to be asked for
    held INTEGER NOT NULL DEFAULT 0,    -- by the server, as it said: 0 not asked, 1 not whole, 2 whole
    moved INTEGER NOT NULL DEFAULT 0,   -- bytes that are at the other end already
    trouble INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL DEFAULT 0,     -- not before, Unix milliseconds
    wanted INTEGER NOT NULL DEFAULT 0,  -- a person asked for it
    backed_up INTEGER NOT NULL DEFAULT 0,
    stored_hash BLOB                    -- of what a server stores, where that is sealed: once it was worked out here
) STRICT;
CREATE INDEX transfer_attachment ON transfer (attachment);
CREATE INDEX transfer_next ON transfer (part DESC, bytes) WHERE way <> 0;

-- A file on its way here: whole sealed chunks lie beside the others, what came since lies in here.
CREATE TABLE arriving (
    name BLOB PRIMARY KEY,
    key BLOB NOT NULL,
    chunks INTEGER NOT NULL,
    tail BLOB NOT NULL
) STRICT;

-- How files travel, as this device is set: one row.
CREATE TABLE file_setting (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    wifi_only INTEGER NOT NULL DEFAULT 1,
    largest INTEGER NOT NULL DEFAULT 25000000,  -- that comes by itself, in bytes
    metered INTEGER NOT NULL DEFAULT 0,         -- this network is no Wi-Fi, as the phone says
    epoch INTEGER NOT NULL DEFAULT 0,           -- the server's, when it was asked what it holds
    watermark INTEGER                           -- and its backup
) STRICT;
INSERT INTO file_setting (one) VALUES (1);

-- What is on its way, kept as it changes.
CREATE TABLE transfer_count (
    way INTEGER NOT NULL,
    held INTEGER NOT NULL,
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (way, held)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER transfer_counted AFTER INSERT ON transfer WHEN NEW.way <> 0 BEGIN
    INSERT INTO transfer_count VALUES (NEW.way, NEW.held, 1, NEW.bytes - NEW.moved)
        ON CONFLICT DO UPDATE SET files = files + 1, bytes = bytes + excluded.bytes;
END;
CREATE TRIGGER transfer_recounted AFTER UPDATE OF way, held, moved, bytes ON transfer BEGIN
    UPDATE transfer_count SET files = files - 1, bytes = bytes - (OLD.bytes - OLD.moved)
        WHERE OLD.way <> 0 AND way = OLD.way AND held = OLD.held;
    INSERT INTO transfer_count SELECT NEW.way, NEW.held, 1, NEW.bytes - NEW.moved WHERE NEW.way <> 0
        ON CONFLICT DO UPDATE SET files = files + 1, bytes = bytes + excluded.bytes;
END;
CREATE TRIGGER transfer_uncounted AFTER DELETE ON transfer WHEN OLD.way <> 0 BEGIN
    UPDATE transfer_count SET files = files - 1, bytes = bytes - (OLD.bytes - OLD.moved)
        WHERE way = OLD.way AND held = OLD.held;
END;

-- Attachments whose files are to be looked at: they came, changed their log, went, or have other files here than before.
CREATE TABLE attachment_to_look_at (attachment BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER attachment_came AFTER INSERT ON entity WHEN NEW.kind = 7 BEGIN
    INSERT OR IGNORE INTO attachment_to_look_at VALUES (NEW.id);
END;
CREATE TRIGGER attachment_changed AFTER UPDATE OF log, hidden, fields ON entity WHEN NEW.kind = 7 BEGIN
    INSERT OR IGNORE INTO attachment_to_look_at VALUES (NEW.id);
END;
CREATE TRIGGER file_came AFTER INSERT ON blob BEGIN
    INSERT OR IGNORE INTO attachment_to_look_at VALUES (NEW.attachment);
END;
CREATE TRIGGER file_went AFTER DELETE ON blob BEGIN
    INSERT OR IGNORE INTO attachment_to_look_at VALUES (OLD.attachment);
END;

-- Things declared one: both directions of each declaration, so that what hangs together is found from any of them.
CREATE TABLE declared (
    thing BLOB NOT NULL,
    other BLOB NOT NULL,
    declaration BLOB NOT NULL,
    is_alias INTEGER NOT NULL,          -- 1: the thing reads as the other; 0: the other reads as the thing
    stands INTEGER NOT NULL,            -- 0: taken back, or said not to be the same from the beginning
    PRIMARY KEY (thing, declaration)
) STRICT, WITHOUT ROWID;
CREATE INDEX declared_by ON declared (declaration);

-- What an alias reads as. The rows of `entity`, `mention` and what is counted go by it.
CREATE TABLE alias (thing BLOB PRIMARY KEY, target BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX alias_target ON alias (target);

-- Phone to phone. What came in a bundle and whose place in the log is not known yet: a place that comes later is worked in.
CREATE TABLE brought (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;

-- Bundles that were taken in, so that each is taken in once.
CREATE TABLE bundle_taken (bundle BLOB PRIMARY KEY, taken INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- How far an engineer is known to have the log: by the last bundle to them, or from them.
CREATE TABLE bundle_known (
    engineer BLOB PRIMARY KEY,
    epoch INTEGER NOT NULL,
    hub_seq INTEGER NOT NULL,
    given INTEGER,                      -- when the last bundle was made for them: Unix milliseconds
    taken INTEGER                       -- when the last of theirs was taken in
) STRICT, WITHOUT ROWID;

-- The code this device shows to be given its engineer's key: what answers it answers no other, and is taken once.
CREATE TABLE key_asked (one INTEGER PRIMARY KEY CHECK (one = 1), nonce BLOB NOT NULL, made INTEGER NOT NULL) STRICT;
