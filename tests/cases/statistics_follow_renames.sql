--- from
CREATE TABLE t (a integer, b integer);
CREATE STATISTICS ab ON a, b FROM t;
CREATE STATISTICS sum ON (a + b) FROM t;
--- to
CREATE TABLE u (x integer, b integer);
CREATE STATISTICS ab ON x, b FROM u;
CREATE STATISTICS sum ON (x + b) FROM u;
--- rename
u = t
u.x = a
