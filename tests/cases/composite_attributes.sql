--- from
CREATE TYPE place AS (street text, zip integer, city varchar(10));
CREATE TYPE loose AS (a integer, b integer);
CREATE TYPE moved AS (a integer, b integer);
CREATE TYPE typed AS (id integer, note text, n integer);
CREATE TYPE other AS (id integer);
CREATE TABLE t (id integer, p place, many place[], m moved);
CREATE TABLE of_type OF typed (PRIMARY KEY (id), note NOT NULL DEFAULT 'none');
CREATE TABLE of_none (id integer, a text);
CREATE TABLE of_other OF other;
CREATE FUNCTION of_place(place) RETURNS text LANGUAGE sql AS 'SELECT ($1).street';
CREATE VIEW v AS SELECT (p).zip FROM t;
CREATE VIEW w AS SELECT n, id FROM of_type;
COMMENT ON COLUMN place.street IS 'and number';
--- rows
INSERT INTO t VALUES (1, '(High,123,Town)', NULL, '(1,2)'), (2, NULL, NULL, NULL);
INSERT INTO of_type VALUES (1, 'one', 2);
--- to
CREATE TYPE place AS (street text, zip text, city varchar(20), country text);
CREATE TYPE loose AS (a bigint, c integer);
CREATE TYPE moved AS (b integer, c integer, a integer);
CREATE TYPE typed AS (id integer, n bigint, z integer, more integer);
CREATE TYPE other AS (id integer);
CREATE TABLE t (id integer, p place, many place[], m moved);
CREATE TABLE of_type OF typed (PRIMARY KEY (id), more DEFAULT 1);
CREATE TABLE of_none OF other;
CREATE TABLE of_other (a text, id integer);
CREATE FUNCTION of_place(place) RETURNS text LANGUAGE sql AS 'SELECT ($1).street';
CREATE VIEW v AS SELECT (p).zip FROM t;
CREATE VIEW w AS SELECT n, id FROM of_type;
COMMENT ON COLUMN place.street IS 'and number';
--- expect
SELECT * FROM t ORDER BY id => (1,"(High,123,Town,)",,"(2,,1)"), (2,,,)
SELECT * FROM of_type => (1,2,,1)
