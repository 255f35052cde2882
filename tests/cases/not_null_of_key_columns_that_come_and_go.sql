--- from
CREATE TABLE a (x integer, y integer, PRIMARY KEY (x, y));
CREATE TABLE b (x integer, y integer);
CREATE TABLE c (x integer PRIMARY KEY, y text);
--- rows
INSERT INTO a VALUES (1, 2); INSERT INTO b VALUES (1, 2); INSERT INTO c VALUES (1, NULL), (2, NULL);
--- to
CREATE TABLE a (x integer, y integer);
CREATE TABLE b (x bigint, y text, PRIMARY KEY (y, x));
CREATE TABLE c (x integer, y integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
--- expect
SELECT * FROM b => (1,2)
SELECT * FROM c ORDER BY y => (1,1), (2,2)
