--- from
CREATE TABLE items (id serial PRIMARY KEY, name text);
CREATE TABLE parts (item_id integer REFERENCES items (id));
--- rows
INSERT INTO items (name) VALUES ('a'), ('b');
INSERT INTO parts VALUES (2);
--- to
CREATE TABLE items (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 10 INCREMENT BY 5) PRIMARY KEY, name text);
CREATE TABLE parts (item_id bigint REFERENCES items (id));
--- expect
INSERT INTO items (name) VALUES ('d') RETURNING id => (10)
