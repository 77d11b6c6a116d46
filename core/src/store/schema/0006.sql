-- Customers in the order in which this notebook came to know them: a page of them reads no more than that page.
CREATE INDEX entity_customers ON entity (number) WHERE hidden = 0 AND kind = 2;

-- What holds others (people, visits, maps), by what it belongs to, with its id: a search among a customer's things goes down from
-- one to the next in indexes alone. Nothing of it changes when a note is captured.
CREATE INDEX entity_holds ON entity (parent, kind, id, hidden) WHERE hidden = 0 AND kind IN (4, 5, 9);
