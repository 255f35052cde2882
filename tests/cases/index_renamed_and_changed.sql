--- from
CREATE TABLE t (a integer, b integer);
CREATE INDEX one ON t (a); CREATE INDEX two ON t (b);
--- rows
INSERT INTO t VALUES (1, 2);
--- to
CREATE TABLE t (a integer, b integer);
CREATE UNIQUE INDEX three ON t (a DESC) WITH (fillfactor = 50); CREATE INDEX one ON t (b);
--- rename
three = one
one = two
