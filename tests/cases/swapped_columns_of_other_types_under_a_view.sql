--- from
CREATE TABLE t (id integer PRIMARY KEY, a integer, b text);
CREATE VIEW v AS SELECT a, b FROM t;
--- rows
INSERT INTO t VALUES (1,5,'x');
--- to
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer);
CREATE VIEW v AS SELECT a, b FROM t;
--- rename
t.a = b
t.b = a
--- expect
SELECT a, b FROM v => (x,5)
