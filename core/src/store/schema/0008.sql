-- What was to stay only me on one of the engineer's devices while it was shared from another: its author is told.
CREATE TABLE shared_meanwhile (entity BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- What people and places are called, by its first word, so that a text is looked through for names by its own words. The rows are
-- written when the notebook is projected anew, as it is after this.
CREATE TABLE called (
    word TEXT NOT NULL,                 -- folded
    what INTEGER NOT NULL,              -- 1 a person's name, 2 a description, 3 a customer's or a site's name
    rest TEXT NOT NULL,                 -- the words that follow, folded
    number INTEGER NOT NULL,            -- the row of who or what is called so
    inside INTEGER NOT NULL,            -- looked for inside of words: its script knows no capitals
    PRIMARY KEY (word, what, rest, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX called_inside ON called (length(word)) WHERE inside = 1;

-- What is only me and could be given to the team by itself, and what is given with the visit that it belongs to. Neither holds the
-- notes of a visit: nothing of it changes when one is captured.
CREATE INDEX entity_to_share ON entity (number) WHERE hidden = 0 AND log = 1
    AND (kind IN (2, 4, 5, 9, 10, 15, 21, 27) OR (kind IN (6, 8) AND parent IS NULL));
CREATE INDEX entity_beside_notes ON entity (parent) WHERE hidden = 0 AND log = 1 AND stays = 0
    AND kind IN (8, 16, 17, 20, 24, 32);
CREATE INDEX count_to_share ON entity_count (scope) WHERE kind = 6 AND log = 1 AND stays = 0;

-- Of `mention` the promises: whom they were made to, so that a customer's are found without looking at what else names its people.
CREATE TABLE promised_to (
    person BLOB NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;

-- Nothing more of a visit is only me: its row goes, so that what could be shared is found without those of every visit there ever was.
CREATE TRIGGER nothing_to_share AFTER UPDATE OF things ON entity_count
WHEN NEW.things = 0 AND NEW.kind = 6 AND NEW.log = 1 BEGIN
    DELETE FROM entity_count WHERE scope = NEW.scope AND kind = NEW.kind AND log = NEW.log AND state = NEW.state
        AND stays = NEW.stays AND linked = NEW.linked AND things = 0;
END;
DELETE FROM entity_count WHERE things = 0 AND kind = 6 AND log = 1;
