-- What a name has in common with every name that is alike: hashes, of customers, of a customer's sites and of its people. With them
-- the pairs whose names are alike are found as a name changes, and whoever is shown them reads those alone. The rows are written
-- when the notebook is projected anew, as it is after this.
CREATE TABLE name_key (
    kind INTEGER NOT NULL,
    owner BLOB NOT NULL,                -- the customer that a site or a person is of; empty: nobody's
    key INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (kind, owner, key, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE look_alike (
    kind INTEGER NOT NULL,
    one INTEGER NOT NULL,               -- the row that this notebook came to know first
    other INTEGER NOT NULL,
    PRIMARY KEY (kind, one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX look_alike_other ON look_alike (other);

-- When engineers were on which site, in Unix milliseconds: which encounters overlap is told by these rows alone.
CREATE TABLE on_site (
    began INTEGER NOT NULL,
    number INTEGER NOT NULL,
    site BLOB NOT NULL,
    ended INTEGER,                      -- none: they are there
    PRIMARY KEY (began, number)
) STRICT, WITHOUT ROWID;

-- Whether something that was asked is answered (34), so that a page of either reads no more than that page.
ALTER TABLE entity ADD COLUMN answered INTEGER NOT NULL DEFAULT 0;
DROP INDEX entity_marked_time;
CREATE INDEX entity_asked ON entity (kind, answered, sort, number) WHERE hidden = 0 AND marks & 2;
CREATE TRIGGER asked AFTER INSERT ON entity WHEN NEW.marks > 0 BEGIN
    UPDATE entity SET answered = EXISTS (SELECT 1 FROM here WHERE parent = NEW.id AND kind = 34) WHERE number = NEW.number;
END;
CREATE TRIGGER asked_later AFTER UPDATE OF marks ON entity WHEN NEW.marks > OLD.marks BEGIN
    UPDATE entity SET answered = EXISTS (SELECT 1 FROM here WHERE parent = NEW.id AND kind = 34) WHERE number = NEW.number;
END;
CREATE TRIGGER answered AFTER INSERT ON entity WHEN NEW.kind = 34 AND NEW.parent IS NOT NULL BEGIN
    UPDATE entity SET answered = EXISTS (SELECT 1 FROM here WHERE parent = NEW.parent AND kind = 34) WHERE id = NEW.parent;
END;
CREATE TRIGGER answered_otherwise AFTER UPDATE OF parent, hidden ON entity
WHEN NEW.kind = 34 AND (OLD.parent IS NOT NEW.parent OR OLD.hidden <> NEW.hidden) BEGIN
    UPDATE entity SET answered = EXISTS (SELECT 1 FROM here WHERE parent = entity.id AND kind = 34)
        WHERE id IN (OLD.parent, NEW.parent);
END;
