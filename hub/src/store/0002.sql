-- Access that was taken, for ever and from every incarnation: also of a device that this database never knew, because
-- it joined after the backup that the hub was restored from.
CREATE TABLE revoked_devices (
    device BLOB PRIMARY KEY,
    revoked_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO revoked_devices (device, revoked_ms)
    SELECT device, min(revoked_ms) FROM devices WHERE revoked_ms IS NOT NULL GROUP BY device;

-- What was a token of theirs: it opens nothing, and who shows it is told why.
CREATE TABLE revoked_tokens (
    hash BLOB PRIMARY KEY,
    device INTEGER NOT NULL REFERENCES devices,
    expires_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
