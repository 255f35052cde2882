--- from
CREATE TABLE a (id integer PRIMARY KEY, v text);
CREATE TABLE b (id integer, v text);
CREATE TABLE c (a_id integer REFERENCES a (id));
--- rows
INSERT INTO a VALUES (1, 'x'); INSERT INTO b VALUES (1, 'y'); INSERT INTO c VALUES (1);
--- to
CREATE TABLE a (id integer, v text);
CREATE TABLE b (id integer PRIMARY KEY, v text);
CREATE TABLE c (a_id integer REFERENCES b (id));
--- expect
SELECT * FROM c => (1)
