-- Encounters that are no meeting with a customer (a role-play, a call to ourselves); most are.
CREATE TABLE no_meeting (encounter BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Customers by when somebody last met them: Unix milliseconds; 0: never. Kept as it changes; a rebuild works it out anew.
CREATE TABLE met (customer BLOB PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX met_last ON met (last, customer);

CREATE TRIGGER met_customer AFTER INSERT ON entity WHEN NEW.kind = 2 AND NEW.hidden = 0 BEGIN
    INSERT OR REPLACE INTO met SELECT NEW.id, coalesce(max(sort), 0) FROM entity
        WHERE parent = NEW.id AND kind = 5 AND hidden = 0 AND state > 0 AND id NOT IN (SELECT encounter FROM no_meeting);
END;
CREATE TRIGGER met_customer_comes AFTER UPDATE OF hidden ON entity WHEN NEW.kind = 2 AND OLD.hidden <> NEW.hidden BEGIN
    DELETE FROM met WHERE customer = NEW.id;
    INSERT INTO met SELECT NEW.id, coalesce(max(sort), 0) FROM entity
        WHERE parent = NEW.id AND kind = 5 AND hidden = 0 AND state > 0 AND id NOT IN (SELECT encounter FROM no_meeting)
        HAVING NEW.hidden = 0;
END;
CREATE TRIGGER met_begins AFTER INSERT ON entity WHEN NEW.kind = 5 AND NEW.hidden = 0 AND NEW.state > 0 BEGIN
    UPDATE met SET last = max(last, NEW.sort)
        WHERE customer = NEW.parent AND NEW.id NOT IN (SELECT encounter FROM no_meeting);
END;
CREATE TRIGGER met_changes AFTER UPDATE OF parent, state, sort, hidden ON entity
WHEN NEW.kind = 5 AND (OLD.parent IS NOT NEW.parent OR OLD.state <> NEW.state OR OLD.sort <> NEW.sort
    OR OLD.hidden <> NEW.hidden) BEGIN
    UPDATE met SET last = (SELECT coalesce(max(sort), 0) FROM entity WHERE parent = met.customer AND kind = 5
        AND hidden = 0 AND state > 0 AND id NOT IN (SELECT encounter FROM no_meeting))
        WHERE customer IN (OLD.parent, NEW.parent);
END;

-- What this device's owner chose for themselves; it travels nowhere.
CREATE TABLE chosen (what TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Questions, concerns and priorities of everybody's, in order of time.
CREATE INDEX entity_marked_time ON entity (kind, sort, number) WHERE hidden = 0 AND marks > 0;
