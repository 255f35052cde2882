--- from
CREATE TABLE a (id serial PRIMARY KEY, v text UNIQUE, b_id integer);
CREATE TABLE b (id serial PRIMARY KEY, v text UNIQUE, a_id integer REFERENCES a (id));
CREATE TABLE c (id serial PRIMARY KEY, v text UNIQUE, b_id integer REFERENCES b (id));
ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id);
--- rows
INSERT INTO a (v) VALUES ('a'); INSERT INTO b (v, a_id) VALUES ('b', 1); INSERT INTO c (v) VALUES ('c'); 
--- to
CREATE TABLE b (id serial PRIMARY KEY, v text UNIQUE, b_id integer);
CREATE TABLE a (id bigserial PRIMARY KEY, v varchar(9) UNIQUE, x integer REFERENCES b (id));
ALTER TABLE b ADD FOREIGN KEY (b_id) REFERENCES b (id);
--- rename
b = a
a = c
a.x = b_id
--- expect
SELECT v FROM b => (a)
--- one way
b_id refers to a row of the table that is gone
