--- from
CREATE TABLE t (a integer, b integer, CONSTRAINT w CHECK (num_nulls(a, b) < 2), s integer GENERATED ALWAYS AS (a + b) STORED, CONSTRAINT s_c CHECK (s > 0));
CREATE UNIQUE INDEX t_s ON t (s) INCLUDE (a);
--- rows
INSERT INTO t VALUES (1, 2);
--- to
CREATE TABLE t (b integer, a bigint, CONSTRAINT w CHECK (num_nulls(b, a) < 2), sum bigint GENERATED ALWAYS AS (b + a) STORED, CONSTRAINT s_c CHECK (sum > 0));
CREATE UNIQUE INDEX t_s ON t (sum) INCLUDE (b);
--- rename
t.a = b
t.b = a
t.sum = s
--- expect
SELECT b, a, sum FROM t => (1,2,3)
