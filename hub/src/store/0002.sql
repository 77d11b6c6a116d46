-- When a device was last given a token, which it needs anew each hour.
ALTER TABLE devices ADD COLUMN contact_ms INTEGER;
