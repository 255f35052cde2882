--- from
CREATE COLLATION plain FROM "C";
CREATE COLLATION german (LOCALE = 'C');
CREATE COLLATION gone (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
COMMENT ON COLLATION german IS 'for names';
CREATE DOMAIN surname AS text COLLATE german;
CREATE TYPE full_name AS (first text COLLATE german, last surname);
CREATE TYPE names AS RANGE (SUBTYPE = text, COLLATION = german);
CREATE TABLE t (id integer, a text COLLATE german PRIMARY KEY, b surname, c full_name, d text COLLATE gone, n names);
CREATE INDEX t_id ON t (id, (b || 'x') COLLATE german);
CREATE VIEW v AS SELECT a, d COLLATE german AS d FROM t ORDER BY a;
CREATE FUNCTION f(text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 COLLATE german < 'b';
--- rows
INSERT INTO t VALUES (1, 'a', 'b', '(c,d)', 'e', '[a,b]');
--- to
CREATE COLLATION plain (LC_COLLATE = 'POSIX', LC_CTYPE = 'C');
CREATE COLLATION german (LOCALE = 'POSIX');
CREATE COLLATION loose (LOCALE = 'C');
COMMENT ON COLLATION german IS 'for names';
CREATE DOMAIN surname AS text COLLATE german;
CREATE TYPE full_name AS (first text COLLATE german, last surname);
CREATE TYPE names AS RANGE (SUBTYPE = text, COLLATION = german);
CREATE TABLE t (id integer, a text COLLATE german PRIMARY KEY, b surname, c full_name, d text COLLATE loose, n names);
CREATE INDEX t_id ON t (id, (b || 'x') COLLATE german);
CREATE VIEW v AS SELECT a, d COLLATE german AS d FROM t ORDER BY a;
CREATE FUNCTION f(text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 COLLATE german < 'b';
--- expect
SELECT * FROM t => (1,a,b,"(c,d)",e,"[a,b]")
