--- from
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer DEFAULT 5);
--- rows
INSERT INTO t VALUES (1, NULL, NULL), (2, 'k', 7);
--- to
CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL DEFAULT 'none', b integer NOT NULL DEFAULT 5, c boolean NOT NULL DEFAULT false);
--- expect
SELECT a, b, c FROM t ORDER BY id => (none,5,f), (k,7,f)
