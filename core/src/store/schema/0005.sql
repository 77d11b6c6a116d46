-- The team's operations are written as settled and get their state then: what is counted of those that are not needs no
-- trigger that the settled ones, which are many more, pass by.
DROP TRIGGER operation_counted;
DROP TRIGGER waiting_begins;

-- One trigger for each way that an operation's state can go.
DROP TRIGGER waiting_changes;
CREATE TRIGGER waiting_begins AFTER UPDATE OF state ON operation WHEN NEW.log = 2 AND OLD.state <> 1 AND NEW.state = 1 BEGIN
    INSERT INTO waiting VALUES (NEW.entity, 1) ON CONFLICT DO UPDATE SET operations = operations + 1;
END;
CREATE TRIGGER waiting_ends AFTER UPDATE OF state ON operation WHEN NEW.log = 2 AND OLD.state = 1 AND NEW.state <> 1 BEGIN
    UPDATE waiting SET operations = operations - 1 WHERE entity = OLD.entity;
    DELETE FROM waiting WHERE entity = OLD.entity AND operations = 0;
END;

-- Notes whose newest words search does not find yet: those of a large page are indexed after it.
CREATE TABLE search_due (number INTEGER PRIMARY KEY) STRICT;
