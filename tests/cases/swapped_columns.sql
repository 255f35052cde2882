--- from
CREATE TABLE t (id integer PRIMARY KEY, a text, b text);
CREATE INDEX t_a_idx ON t (a);
--- rows
INSERT INTO t VALUES (1, 'x', 'y');
--- to
CREATE TABLE t (id integer PRIMARY KEY, a text, b text);
CREATE INDEX t_a_idx ON t (a);
--- rename
t.a = b
t.b = a
--- expect
SELECT a, b FROM t => (y,x)
--- pauses
?
