-- By whose clock the day of an erasure is counted: the hub's, once it has it, or this phone's.
ALTER TABLE erasing ADD COLUMN by_hub INTEGER NOT NULL DEFAULT 0;
