-- Open promises (8, state 1) with when they are due, by what they were made at and by number: a customer's are told from those that were
-- settled in these indexes alone, which are short. And which parts of a map have entries (10). Each holds the columns that it is asked
-- for by, so that no row is read.
CREATE INDEX entity_open_promises ON entity (number, sort, kind, state, hidden) WHERE hidden = 0 AND kind = 8 AND state = 1;
CREATE INDEX entity_open_promises_at ON entity (parent, sort, kind, state, hidden) WHERE hidden = 0 AND kind = 8 AND state = 1;
CREATE INDEX entity_parts ON entity (parent, state, kind, hidden) WHERE hidden = 0 AND kind = 10;
