-- Revoked devices of which more is unsent than their quarantine holds: since when, and since when they go without the rest.
CREATE TABLE quarantine_full (
    device INTEGER PRIMARY KEY REFERENCES devices,
    since_ms INTEGER NOT NULL,
    given_up_ms INTEGER
) STRICT;
