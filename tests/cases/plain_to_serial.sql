--- from
CREATE TABLE items (id integer PRIMARY KEY, name text);
--- rows
INSERT INTO items VALUES (7, 'a');
--- to
CREATE TABLE items (id serial PRIMARY KEY, name text);
--- expect
INSERT INTO items (name) VALUES ('d') RETURNING id => (8)
