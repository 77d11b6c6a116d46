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

-- One trigger for each way that an operation's state can go. It is written as settled and gets its state then: what is counted
-- of those that are not needs no trigger that the settled ones, which are many more, pass by.
CREATE TRIGGER waiting_begins AFTER UPDATE OF state ON operation WHEN NEW.log = 2 AND OLD.state <> 1 AND NEW.state = 1 BEGIN
    INSERT INTO waiting VALUES (NEW.entity, 1) ON CONFLICT DO UPDATE SET operations = operations + 1;
END;
CREATE TRIGGER waiting_ends AFTER UPDATE OF state ON operation WHEN NEW.log = 2 AND OLD.state = 1 AND NEW.state <> 1 BEGIN
    UPDATE waiting SET operations = operations - 1 WHERE entity = OLD.entity;
    DELETE FROM waiting WHERE entity = OLD.entity AND operations = 0;
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
