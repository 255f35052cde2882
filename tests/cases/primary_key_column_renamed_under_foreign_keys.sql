--- from
CREATE TABLE a (id integer PRIMARY KEY, a_id integer REFERENCES a (id));
CREATE TABLE b (id integer PRIMARY KEY REFERENCES a (id), o integer);
CREATE TABLE c (x integer, y integer, PRIMARY KEY (x, y), FOREIGN KEY (x) REFERENCES b (id));
CREATE TABLE d (x integer, y integer, FOREIGN KEY (x, y) REFERENCES c (x, y) MATCH FULL DEFERRABLE);
--- rows
INSERT INTO a VALUES (1, 1); INSERT INTO b VALUES (1); INSERT INTO c VALUES (1, 2); INSERT INTO d VALUES (1, 2);
--- to
CREATE TABLE a (key integer PRIMARY KEY, parent integer REFERENCES a (key));
CREATE TABLE b (key integer PRIMARY KEY REFERENCES a (key), o integer);
CREATE TABLE c (y integer, x integer, PRIMARY KEY (y, x), FOREIGN KEY (y) REFERENCES b (key));
CREATE TABLE d (x bigint, y integer, FOREIGN KEY (x, y) REFERENCES c (y, x) MATCH FULL DEFERRABLE INITIALLY DEFERRED);
--- rename
a.key = id
a.parent = a_id
b.key = id
c.x = y
c.y = x
--- expect
SELECT y, x FROM c => (1,2)
