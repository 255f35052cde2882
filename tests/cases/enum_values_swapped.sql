--- from
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE t (x integer, k k DEFAULT 'a');
--- rows
INSERT INTO t VALUES (1, 'a'), (2, 'b');
--- to
CREATE TYPE k AS ENUM ('b', 'a');
CREATE TABLE t (x integer, k k DEFAULT 'b');
--- rename
k 'a' = b
k 'b' = a
--- expect
SELECT x, k FROM t ORDER BY x => (1,b), (2,a)
