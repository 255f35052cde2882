--- from
CREATE TABLE a (id integer PRIMARY KEY, b integer, c integer);
CREATE TABLE b (id integer PRIMARY KEY, c integer REFERENCES a (id));
CREATE TABLE c (id integer PRIMARY KEY, a integer REFERENCES b (id), self integer REFERENCES c (id));
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b (id), ADD CONSTRAINT a_c FOREIGN KEY (c) REFERENCES c (id);
--- rows
INSERT INTO a VALUES (1, NULL, NULL); INSERT INTO b VALUES (1, 1); INSERT INTO c VALUES (1, 1, 1); UPDATE a SET b = 1, c = 1;
--- to
CREATE TABLE a (id bigint, b text, c integer, k integer GENERATED ALWAYS AS IDENTITY, CONSTRAINT a_k PRIMARY KEY (id, k), CONSTRAINT a_id UNIQUE (id));
CREATE TABLE b (id text PRIMARY KEY, c bigint REFERENCES a (id));
CREATE TABLE d (id integer PRIMARY KEY, a text REFERENCES b (id), self integer REFERENCES d (id));
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b (id), ADD CONSTRAINT a_c FOREIGN KEY (c) REFERENCES d (id);
--- rename
d = c
--- expect
SELECT a.id, a.b, a.c, k FROM a => (1,1,1,1)
