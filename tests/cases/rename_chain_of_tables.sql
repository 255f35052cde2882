--- from
CREATE TABLE a (id serial PRIMARY KEY, v text UNIQUE);
CREATE TABLE b (id serial PRIMARY KEY, v text UNIQUE, a_id integer REFERENCES a (id));
CREATE TABLE c (id serial PRIMARY KEY, v text UNIQUE, b_id integer REFERENCES b (id));
CREATE INDEX a_v_idx ON a (v); CREATE INDEX b_v_idx ON b (v); CREATE INDEX c_v_idx ON c (v);
--- rows
INSERT INTO a (v) VALUES ('a'); INSERT INTO b (v, a_id) VALUES ('b', 1); INSERT INTO c (v, b_id) VALUES ('c', 1);
--- to
CREATE TABLE b (id serial PRIMARY KEY, v text UNIQUE);
CREATE TABLE c (id serial PRIMARY KEY, v text UNIQUE, a_id integer REFERENCES b (id));
CREATE TABLE d (id serial PRIMARY KEY, v text UNIQUE, b_id integer REFERENCES c (id));
CREATE TABLE a (id serial PRIMARY KEY, v text UNIQUE);
CREATE INDEX b_v_idx ON b (v); CREATE INDEX c_v_idx ON c (v); CREATE INDEX d_v_idx ON d (v); CREATE INDEX a_v_idx ON a (v);
--- rename
b = a
c = b
d = c
--- expect
SELECT b.v, c.v, d.v FROM b JOIN c ON b.id = a_id JOIN d ON c.id = b_id => (a,b,c)
SELECT count(*) FROM a => (0)
