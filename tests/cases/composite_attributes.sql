--- from
CREATE TYPE place AS (street text, zip integer, city varchar(10));
CREATE TYPE loose AS (a integer, b integer);
CREATE TYPE typed AS (id integer, note text);
CREATE TABLE t (id integer, p place, many place[]);
CREATE TABLE of_type OF typed;
CREATE FUNCTION of_place(place) RETURNS text LANGUAGE sql AS 'SELECT ($1).street';
CREATE VIEW v AS SELECT (p).zip FROM t;
COMMENT ON COLUMN place.street IS 'and number';
--- rows
INSERT INTO t VALUES (1, '(High,123,Town)', '{"(Low,4,\"A, B\")"}'), (2, NULL, NULL);
INSERT INTO of_type VALUES (1, 'one');
--- to
CREATE TYPE place AS (street text, zip text, city varchar(20), country text);
CREATE TYPE loose AS (a bigint, c integer);
CREATE TYPE typed AS (id integer, more integer);
CREATE TABLE t (id integer, p place, many place[]);
CREATE TABLE of_type OF typed;
CREATE FUNCTION of_place(place) RETURNS text LANGUAGE sql AS 'SELECT ($1).street';
CREATE VIEW v AS SELECT (p).zip FROM t;
COMMENT ON COLUMN place.street IS 'and number';
--- one way
rows of another number of attributes
