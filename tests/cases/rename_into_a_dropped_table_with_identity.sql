--- from
CREATE TABLE old (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text UNIQUE);
CREATE TABLE new (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text UNIQUE, n serial);
CREATE TABLE new_dropped (id integer PRIMARY KEY, a integer, a_dropped integer, b integer);
CREATE INDEX new_v_idx ON new (v); CREATE INDEX old_v_idx ON old (v);
--- rows
INSERT INTO old (v) VALUES ('x'); INSERT INTO new (v) VALUES ('y'), ('z'); INSERT INTO new_dropped VALUES (1, 2, 3, 4);
--- to
CREATE TABLE new (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text UNIQUE);
CREATE TABLE new_dropped (id integer PRIMARY KEY, a integer, a_dropped integer);
CREATE INDEX new_v_idx ON new (v);
--- rename
new = old
new_dropped.a = b
--- expect
INSERT INTO new (v) VALUES ('c') RETURNING id, v => (2,c)
SELECT id, a, a_dropped FROM new_dropped => (1,4,3)
