-- What is not here: few things, so that a search that goes through many hits need not read each of them to know that it is.
CREATE INDEX entity_away ON entity (number) WHERE hidden > 0;

-- Of `mention` what belongs to nothing (a note on no visit): a customer's search finds the rest by what it belongs to.
CREATE TABLE mention_alone (
    person BLOB NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (person, number)
) STRICT, WITHOUT ROWID;
INSERT INTO mention_alone SELECT mention.person, mention.number FROM mention JOIN entity ON entity.number = mention.number
    WHERE entity.parent IS NULL;
