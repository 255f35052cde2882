--- from
CREATE FUNCTION first() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION fine(a integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN number AS integer DEFAULT first() CHECK (fine(VALUE));
CREATE DOMAIN wider AS integer DEFAULT first() CHECK (fine(VALUE));
CREATE DOMAIN two AS integer[] CHECK (array_length(VALUE, 1) = 2);
CREATE FUNCTION of_itself() RETURNS number LANGUAGE sql AS 'SELECT 7';
CREATE TABLE t (id integer, n number, w wider, pair two);
--- rows
INSERT INTO t VALUES (1, 2, 3, '{4,5}');
--- to
CREATE FUNCTION first() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE FUNCTION fine(b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN number AS integer DEFAULT first() CHECK (fine(VALUE));
CREATE DOMAIN wider AS bigint DEFAULT first() CHECK (fine(VALUE::integer));
CREATE DOMAIN two AS bigint[] CHECK (array_length(VALUE, 1) = 2);
CREATE FUNCTION of_itself() RETURNS number LANGUAGE sql AS 'SELECT 7';
ALTER DOMAIN number SET DEFAULT of_itself();
CREATE TABLE t (id integer, n number, w wider, pair two);
--- expect
SELECT * FROM t => (1,2,3,"{4,5}")
