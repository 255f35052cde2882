--- from
CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer, c integer GENERATED ALWAYS AS (a + 1) STORED, d integer GENERATED ALWAYS AS (a) STORED);
CREATE INDEX t_b_idx ON t (b);
--- rows
INSERT INTO t VALUES (1, 2, 3);
--- to
CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer GENERATED ALWAYS AS (a * 10) STORED, c integer, d integer GENERATED ALWAYS AS (a + 5) STORED);
CREATE INDEX t_b_idx ON t (b);
--- expect
SELECT a, b, c, d FROM t => (2,20,3,7)
