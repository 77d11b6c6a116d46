-- What of an attachment a file is: 0 its content, 1 its thumbnail.
ALTER TABLE blob ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
