-- Things by the random end of their ids, which people's handles for them are made of.
CREATE INDEX entity_handle ON entity (substr(id, 10));
