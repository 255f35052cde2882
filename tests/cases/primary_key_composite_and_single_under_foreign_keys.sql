--- from
CREATE TABLE a (id integer PRIMARY KEY, x integer NOT NULL, y integer NOT NULL UNIQUE);
CREATE TABLE b (x integer, y integer, PRIMARY KEY (x, y));
CREATE TABLE c (a_id integer REFERENCES a (id), x integer, y integer, z integer REFERENCES a (y), FOREIGN KEY (x, y) REFERENCES b (x, y));
--- rows
INSERT INTO a VALUES (1, 2, 3); INSERT INTO b VALUES (2, 3); INSERT INTO c VALUES (1, 2, 3, 3);
--- to
CREATE TABLE a (id integer NOT NULL UNIQUE, x integer, y integer NOT NULL, PRIMARY KEY (x, id), CONSTRAINT a_yk UNIQUE (y));
CREATE TABLE b (x integer NOT NULL, y integer PRIMARY KEY, CONSTRAINT b_u UNIQUE (y, x));
CREATE TABLE c (a_id integer REFERENCES a (id), x integer, y integer REFERENCES b (y), z integer REFERENCES a (y), FOREIGN KEY (x, y) REFERENCES b (x, y), CONSTRAINT c_new FOREIGN KEY (x, a_id) REFERENCES a (x, id));
--- expect
SELECT * FROM c => (1,2,3,3)
