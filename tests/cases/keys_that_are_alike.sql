--- from
CREATE TABLE a (id integer);
--- to
CREATE TABLE a (id integer);
CREATE TABLE t (id integer PRIMARY KEY, n integer, CONSTRAINT one UNIQUE (n));
ALTER TABLE t ADD CONSTRAINT two UNIQUE (n);
ALTER TABLE t ADD CONSTRAINT three UNIQUE (id);
