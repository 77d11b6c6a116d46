-- Files that an engineer has by a bundle: from one that was made for them, or that came from them.
CREATE TABLE bundle_file (
    engineer BLOB NOT NULL,
    attachment BLOB NOT NULL,
    part INTEGER NOT NULL,              -- as in blob
    PRIMARY KEY (engineer, attachment, part)
) STRICT, WITHOUT ROWID;

-- What lists show of a map: its entries and the ticks of its parts. What of it changed is named in the transaction that changes
-- it, and worked out anew at that transaction's end or by whoever reads it first.
CREATE TABLE map_meter (
    map BLOB PRIMARY KEY,
    entries INTEGER NOT NULL,
    depths BLOB NOT NULL                -- a byte a part, in canvas order
) STRICT, WITHOUT ROWID;
CREATE TABLE map_changed (map BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO map_changed SELECT id FROM entity WHERE kind = 9;

-- Maps (9), entries (10) and links (11); notes (6) to which links lead, and the visits (5) of such notes: whether a visit's notes
-- show anything is told by its kind.
CREATE TRIGGER map_made AFTER INSERT ON entity WHEN NEW.kind = 9 BEGIN
    INSERT INTO map_changed VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_altered AFTER UPDATE OF log, hidden ON entity WHEN NEW.kind = 9 BEGIN
    INSERT INTO map_changed VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_entry_made AFTER INSERT ON entity WHEN NEW.kind = 10 AND NEW.parent IS NOT NULL BEGIN
    INSERT INTO map_changed VALUES (NEW.parent) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_entry_altered AFTER UPDATE OF parent, log, state, hidden ON entity WHEN NEW.kind = 10 BEGIN
    INSERT INTO map_changed SELECT OLD.parent WHERE OLD.parent IS NOT NULL ON CONFLICT DO NOTHING;
    INSERT INTO map_changed SELECT NEW.parent WHERE NEW.parent IS NOT NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_link_made AFTER INSERT ON entity WHEN NEW.kind = 11 BEGIN
    INSERT INTO map_changed SELECT parent FROM entity WHERE id = NEW.parent AND parent IS NOT NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_link_altered AFTER UPDATE OF parent, target, log, state, sort, hidden ON entity WHEN NEW.kind = 11 BEGIN
    INSERT INTO map_changed SELECT parent FROM entity WHERE id IN (OLD.parent, NEW.parent) AND parent IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_note_made AFTER INSERT ON entity WHEN NEW.kind = 6 AND NEW.links > 0 BEGIN
    INSERT INTO map_changed
        SELECT entry.parent FROM entity link JOIN entity entry ON entry.id = link.parent
        WHERE link.target = NEW.id AND link.kind = 11 AND entry.parent IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_note_altered AFTER UPDATE OF parent, log, state, hidden, fields ON entity
WHEN NEW.kind = 6 AND NEW.links > 0 BEGIN
    INSERT INTO map_changed
        SELECT entry.parent FROM entity link JOIN entity entry ON entry.id = link.parent
        WHERE link.target = NEW.id AND link.kind = 11 AND entry.parent IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_visit_made AFTER INSERT ON entity WHEN NEW.kind = 5 BEGIN
    INSERT INTO map_changed
        SELECT entry.parent FROM entity note JOIN entity link ON link.target = note.id JOIN entity entry ON entry.id = link.parent
        WHERE note.parent = NEW.id AND note.kind = 6 AND note.links > 0 AND link.kind = 11 AND entry.parent IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_visit_altered AFTER UPDATE OF hidden, fields ON entity WHEN NEW.kind = 5 BEGIN
    INSERT INTO map_changed
        SELECT entry.parent FROM entity note JOIN entity link ON link.target = note.id JOIN entity entry ON entry.id = link.parent
        WHERE note.parent = NEW.id AND note.kind = 6 AND note.links > 0 AND link.kind = 11 AND entry.parent IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
