--- from
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE u (id serial PRIMARY KEY, k k DEFAULT 'a', j k);
CREATE TABLE v (id integer PRIMARY KEY, u_id integer REFERENCES u (id), k k[], s serial);
CREATE TABLE w (v_id integer REFERENCES v (id), x integer, y integer, CHECK (x > y), UNIQUE (x, y));
CREATE INDEX w_xy ON w (x, y);
--- rows
INSERT INTO u DEFAULT VALUES; INSERT INTO v VALUES (1, 1, '{a}'); INSERT INTO w VALUES (1, 2, 1);
--- to
CREATE TABLE w (v_id integer, y integer);
--- expect
SELECT * FROM w => (1,1)
--- one way
the rows that are referred to are gone
