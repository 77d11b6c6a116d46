-- What a visit and a customer set off reads that visit's notes and that customer's encounters: these triggers of 0002 and 0004 read
-- every link of every map, and every encounter, each time. A cross join is read in the order in which it is written; a plus keeps a
-- column out of the choice of an index.
DROP TRIGGER map_visit_made;
DROP TRIGGER map_visit_altered;
DROP TRIGGER met_customer;
DROP TRIGGER met_customer_comes;
DROP TRIGGER met_changes;
CREATE TRIGGER map_visit_made AFTER INSERT ON entity WHEN NEW.kind = 5 BEGIN
    INSERT INTO map_changed
        SELECT entry.parent
        FROM entity note CROSS JOIN entity link ON link.target = note.id CROSS JOIN entity entry ON entry.id = link.parent
        WHERE note.parent = NEW.id AND note.kind = 6 AND note.links > 0 AND +link.kind = 11 AND entry.parent IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER map_visit_altered AFTER UPDATE OF hidden, fields ON entity WHEN NEW.kind = 5 BEGIN
    INSERT INTO map_changed
        SELECT entry.parent
        FROM entity note CROSS JOIN entity link ON link.target = note.id CROSS JOIN entity entry ON entry.id = link.parent
        WHERE note.parent = NEW.id AND note.kind = 6 AND note.links > 0 AND +link.kind = 11 AND entry.parent IS NOT NULL
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER met_customer AFTER INSERT ON entity WHEN NEW.kind = 2 AND NEW.hidden = 0 BEGIN
    INSERT OR REPLACE INTO met SELECT NEW.id, coalesce(max(sort), 0) FROM entity
        WHERE parent = NEW.id AND kind = 5 AND hidden = 0 AND +state > 0 AND id NOT IN (SELECT encounter FROM no_meeting);
END;
CREATE TRIGGER met_customer_comes AFTER UPDATE OF hidden ON entity WHEN NEW.kind = 2 AND OLD.hidden <> NEW.hidden BEGIN
    DELETE FROM met WHERE customer = NEW.id;
    INSERT INTO met SELECT NEW.id, coalesce(max(sort), 0) FROM entity
        WHERE parent = NEW.id AND kind = 5 AND hidden = 0 AND +state > 0 AND id NOT IN (SELECT encounter FROM no_meeting)
        HAVING NEW.hidden = 0;
END;
CREATE TRIGGER met_changes AFTER UPDATE OF parent, state, sort, hidden ON entity
WHEN NEW.kind = 5 AND (OLD.parent IS NOT NEW.parent OR OLD.state <> NEW.state OR OLD.sort <> NEW.sort
    OR OLD.hidden <> NEW.hidden) BEGIN
    UPDATE met SET last = (SELECT coalesce(max(sort), 0) FROM entity WHERE parent = met.customer AND kind = 5
        AND hidden = 0 AND +state > 0 AND id NOT IN (SELECT encounter FROM no_meeting))
        WHERE customer IN (OLD.parent, NEW.parent);
END;
