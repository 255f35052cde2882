--- from
CREATE TYPE pair AS (a integer, b text, c date);
CREATE TABLE one OF pair (PRIMARY KEY (a), b NOT NULL DEFAULT 'none');
CREATE TABLE two OF pair;
CREATE INDEX two_b ON two (b);
CREATE TABLE ref (a integer REFERENCES one, p pair);
CREATE VIEW v AS SELECT a, b FROM one;
CREATE FUNCTION f(pair) RETURNS text LANGUAGE sql AS 'SELECT ($1).b';
COMMENT ON COLUMN one.b IS 'words';
COMMENT ON COLUMN pair.c IS 'when';
--- rows
INSERT INTO one VALUES (1, 'x', '2024-01-01');
INSERT INTO two VALUES (2, 'y', NULL);
INSERT INTO ref VALUES (1, '(3,z,)');
--- to
CREATE TYPE pair AS (c date, a integer, b text);
CREATE TABLE one OF pair (PRIMARY KEY (a), b NOT NULL DEFAULT 'none');
CREATE TABLE two OF pair;
CREATE INDEX two_b ON two (b);
CREATE TABLE ref (a integer REFERENCES one, p pair);
CREATE VIEW v AS SELECT a, b FROM one;
CREATE FUNCTION f(pair) RETURNS text LANGUAGE sql AS 'SELECT ($1).b';
COMMENT ON COLUMN one.b IS 'words';
COMMENT ON COLUMN pair.c IS 'when';
--- expect
SELECT * FROM one => (2024-01-01,1,x)
SELECT b FROM two => (y)
SELECT p FROM ref => ("(,3,z)")
