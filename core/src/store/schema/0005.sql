-- What is typed in a workshop's turn and not sent yet: on this device alone.
CREATE TABLE turn_draft (
    turn BLOB NOT NULL,
    part INTEGER NOT NULL,              -- MapPart
    words TEXT NOT NULL,
    PRIMARY KEY (turn, part)
) STRICT, WITHOUT ROWID;

-- What is erased is erased with what was typed in it.
CREATE TRIGGER turn_erased AFTER UPDATE OF hidden ON entity WHEN NEW.hidden = 2 AND NEW.kind = 26 BEGIN
    DELETE FROM turn_draft WHERE turn = NEW.id;
END;
