--- from
CREATE SCHEMA old;
CREATE TABLE old.t (id integer PRIMARY KEY);
CREATE TABLE foo (id integer PRIMARY KEY, x integer);
CREATE INDEX bar ON foo (x);
--- rows
INSERT INTO foo VALUES (1, 2);
--- to
CREATE SCHEMA new;
CREATE TYPE new.kind AS ENUM ('a');
CREATE TABLE new.t (id integer PRIMARY KEY, kind new.kind DEFAULT 'a');
CREATE TABLE foo (id integer PRIMARY KEY, x integer, CONSTRAINT bar UNIQUE (x));
--- expect
SELECT * FROM foo => (1,2)
