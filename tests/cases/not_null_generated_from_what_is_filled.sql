--- from
CREATE TABLE t (id integer PRIMARY KEY, first text NOT NULL, last text);
--- rows
INSERT INTO t VALUES (1,'a','b'),(2,'c',NULL);
--- to
CREATE TABLE t (id integer PRIMARY KEY, first text NOT NULL, last text NOT NULL DEFAULT '', name text NOT NULL GENERATED ALWAYS AS (first || ' ' || last) STORED);
--- expect
SELECT name FROM t ORDER BY id => ("a b"), ("c ")
