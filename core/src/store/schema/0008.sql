-- When this notebook was last backed up, and when whoever keeps it was last told that it lies nowhere else: Unix milliseconds.
CREATE TABLE backup (one INTEGER PRIMARY KEY CHECK (one = 1), made INTEGER, told INTEGER) STRICT;
INSERT INTO backup (one) VALUES (1);
