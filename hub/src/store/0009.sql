-- What is held in all, kept as it changes: what is limited, and told of in numbers, is not counted again at each request.
CREATE INDEX parked_on_entity ON parked (chain, entity, seq);
ALTER TABLE chains ADD COLUMN parked INTEGER NOT NULL DEFAULT 0;
UPDATE chains SET parked = (SELECT count(*) FROM parked WHERE chain = number);
CREATE TRIGGER parked_more AFTER INSERT ON parked BEGIN
    UPDATE chains SET parked = parked + 1 WHERE number = NEW.chain;
END;
CREATE TRIGGER parked_less AFTER DELETE ON parked BEGIN
    UPDATE chains SET parked = parked - 1 WHERE number = OLD.chain;
END;

-- The bytes of files that are whole.
CREATE TABLE held (one INTEGER PRIMARY KEY CHECK (one = 1), file_bytes INTEGER NOT NULL) STRICT;
INSERT INTO held SELECT 1, coalesce(sum(length), 0) FROM blobs WHERE hash IS NOT NULL;
CREATE TRIGGER file_is_whole AFTER UPDATE OF hash ON blobs WHEN (OLD.hash IS NULL) <> (NEW.hash IS NULL) BEGIN
    UPDATE held SET file_bytes = file_bytes + iif(NEW.hash IS NULL, -OLD.length, NEW.length);
END;
CREATE TRIGGER file_is_gone AFTER DELETE ON blobs WHEN OLD.hash IS NOT NULL BEGIN
    UPDATE held SET file_bytes = file_bytes - OLD.length;
END;
