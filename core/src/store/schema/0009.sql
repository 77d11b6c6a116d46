-- What builds on an operation that is not here (state 5), by one that it waits for: it is looked at again when that comes, and not
-- before.
CREATE TABLE awaits (
    log INTEGER NOT NULL,
    author INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    device BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    awaited INTEGER NOT NULL,           -- its seq
    PRIMARY KEY (log, author, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX awaits_for ON awaits (log, device, incarnation, awaited);
CREATE TRIGGER awaits_no_more AFTER UPDATE OF state ON operation WHEN OLD.state = 5 AND NEW.state <> 5 BEGIN
    DELETE FROM awaits WHERE log = OLD.log AND author = OLD.author AND seq = OLD.seq;
END;

-- What the hub signed over the team's log at the ends of pages, the latest: two that differ at one place were told different things.
CREATE TABLE told (
    epoch INTEGER NOT NULL,
    hub_seq INTEGER NOT NULL,
    engineer BLOB NOT NULL,             -- who brought it; empty: this device read to there
    checksum BLOB NOT NULL,
    proof BLOB NOT NULL,                -- as the hub signed it
    PRIMARY KEY (epoch, hub_seq, engineer)
) STRICT, WITHOUT ROWID;

-- Where that was found, the first with each, and both signatures: for whoever wants to know what the hub did.
CREATE TABLE told_apart (
    engineer BLOB PRIMARY KEY,
    epoch INTEGER NOT NULL,
    hub_seq INTEGER NOT NULL,
    found INTEGER NOT NULL,             -- Unix milliseconds
    mine BLOB NOT NULL,
    theirs BLOB NOT NULL
) STRICT, WITHOUT ROWID;
