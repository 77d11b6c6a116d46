-- Browsers that may look in: a display at the wall, and who reads the team's pages. Secrets lie here as hashes alone.
CREATE TABLE browser_access (
    id BLOB PRIMARY KEY,
    kind INTEGER NOT NULL,              -- 1 the wall, 2 the team's pages
    label TEXT NOT NULL,
    link BLOB NOT NULL UNIQUE,          -- of what the link carries
    session BLOB UNIQUE,                -- of what a display keeps since it opened its link, once; NULL: not yet
    made INTEGER NOT NULL,              -- Unix milliseconds by the hub's clock, as are the next
    opens_until INTEGER NOT NULL,       -- until when the link opens
    until INTEGER NOT NULL,             -- until when it is let in
    ended INTEGER                       -- taken back
) STRICT, WITHOUT ROWID;
