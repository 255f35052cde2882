--- from
CREATE TABLE t (id integer PRIMARY KEY);
--- rows
INSERT INTO t VALUES (1), (2), (3);
--- to
CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL DEFAULT 'x' UNIQUE, b integer REFERENCES t);
--- fails
2
