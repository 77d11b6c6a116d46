-- Open promises (8, state 1) with when they are due: a customer's are told from those that were settled in this index alone. And which
-- parts of a map have entries (10). Both hold the columns that they are asked for by, so that no row is read.
CREATE INDEX entity_open_promises ON entity (number, sort, kind, state, hidden) WHERE hidden = 0 AND kind = 8 AND state = 1;
CREATE INDEX entity_parts ON entity (parent, state, kind, hidden) WHERE hidden = 0 AND kind = 10;
