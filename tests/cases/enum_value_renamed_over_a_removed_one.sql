--- from
CREATE TYPE k AS ENUM ('a', 'b', 'c', 'k_old');
CREATE TYPE k_old AS ENUM ('x');
CREATE TABLE t (x integer, k k DEFAULT 'a', o k_old);
--- rows
INSERT INTO t VALUES (1, 'a', 'x'), (2, 'c', NULL);
--- to
CREATE TYPE k AS ENUM ('b', 'a');
CREATE TYPE k_old AS ENUM ('y', 'x');
CREATE TABLE t (x integer, k k DEFAULT 'b', o k_old);
--- rename
k 'b' = a
k 'a' = c
--- expect
SELECT x, k, o FROM t ORDER BY x => (1,b,x), (2,a,)
