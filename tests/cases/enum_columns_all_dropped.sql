--- from
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TYPE l AS ENUM ('c');
CREATE TABLE t (x integer, k k DEFAULT 'a', l l[], PRIMARY KEY (x));
CREATE INDEX i ON t (k) WHERE k = 'a';
--- rows
INSERT INTO t VALUES (1, 'a');
--- to
CREATE TYPE l AS ENUM ('e', 'd');
CREATE TABLE t (x integer, PRIMARY KEY (x));
--- expect
SELECT * FROM t => (1)
