-- Sorting, on this device alone: what was decided, the last last, so that it can be taken back.
CREATE TABLE sorting (
    number INTEGER PRIMARY KEY,
    map BLOB NOT NULL,
    visit BLOB NOT NULL,
    act INTEGER NOT NULL,               -- what was decided at once is taken back at once
    decided INTEGER NOT NULL,           -- a SortedAs
    note BLOB,                          -- the card; none where it was the question of a part
    first INTEGER,                      -- of its words those from here
    last INTEGER,                       -- up to here, excluded
    part INTEGER,
    entry BLOB,                         -- the entry it made or shows; of a question to ask its id
    link BLOB                           -- the link it made; of a question to ask the visit it is for
) STRICT;
CREATE INDEX sorting_of_map ON sorting (map, visit, number);

-- The card that is up, so that it is up again after a kill, whatever came in meanwhile.
CREATE TABLE sorting_card (
    map BLOB NOT NULL,
    visit BLOB NOT NULL,
    note BLOB NOT NULL,
    PRIMARY KEY (map, visit)
) STRICT, WITHOUT ROWID;

-- A note that was left off a map (29) was looked at as one that is linked (11).
DROP TRIGGER link_made;
DROP TRIGGER link_moved;
CREATE TRIGGER link_made AFTER INSERT ON entity WHEN NEW.kind IN (11, 29) AND NEW.hidden = 0 AND NEW.target IS NOT NULL BEGIN
    UPDATE entity SET links = links + 1 WHERE id = NEW.target;
END;
CREATE TRIGGER link_moved AFTER UPDATE OF target, hidden ON entity
WHEN NEW.kind IN (11, 29) AND (OLD.target IS NOT NEW.target OR OLD.hidden <> NEW.hidden) BEGIN
    UPDATE entity SET links = links - 1 WHERE id = OLD.target AND OLD.hidden = 0;
    UPDATE entity SET links = links + 1 WHERE id = NEW.target AND NEW.hidden = 0;
END;
