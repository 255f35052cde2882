--- from
CREATE TYPE st AS ENUM ('open', 'done');
CREATE TABLE tickets (id integer PRIMARY KEY, st st);
--- rows
INSERT INTO tickets VALUES (1, 'open'), (2, 'done'), (3, NULL);
--- to
CREATE TABLE states (code text PRIMARY KEY);
CREATE TABLE tickets (id integer PRIMARY KEY, st text REFERENCES states);
--- fails
2
