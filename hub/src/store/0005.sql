-- Up to which hub_seq of an engineer's own log a backup was made; NULL: never. The team's stands in `hub`.
ALTER TABLE logs ADD COLUMN watermark INTEGER;

-- What engineers erased in their own logs, by these logs' ids: it says nothing of any other log.
CREATE TABLE erased_in (
    log BLOB NOT NULL,
    entity BLOB NOT NULL,
    PRIMARY KEY (log, entity)
) STRICT, WITHOUT ROWID;
