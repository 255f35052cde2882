--- from
CREATE TYPE number;
CREATE FUNCTION number_in(cstring) RETURNS number LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION number_out(number) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION number_send(number) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE number (INPUT = number_in, OUTPUT = number_out, LIKE = integer, CATEGORY = 'N');
CREATE TYPE gone;
CREATE FUNCTION gone_in(cstring) RETURNS gone LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION gone_out(gone) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE gone (INPUT = gone_in, OUTPUT = gone_out, LIKE = text, DELIMITER = ';', COLLATABLE = true);
CREATE TYPE promised;
CREATE TYPE days;
CREATE FUNCTION days_canonical(days) RETURNS days LANGUAGE internal IMMUTABLE STRICT AS 'daterange_canonical';
CREATE TYPE days AS RANGE (SUBTYPE = date, CANONICAL = days_canonical);
COMMENT ON TYPE number IS 'a number';
CREATE TABLE t (n number, g gone, i integer);
--- rows
INSERT INTO t VALUES ('1', 'x', 3);
--- to
CREATE TYPE number;
CREATE FUNCTION number_in(cstring) RETURNS number LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION number_out(number) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION number_send(number) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE number (INPUT = number_in, OUTPUT = number_out, SEND = number_send, LIKE = integer, CATEGORY = 'N');
CREATE TYPE came;
CREATE FUNCTION came_in(cstring) RETURNS came LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION came_out(came) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE came (INPUT = came_in, OUTPUT = came_out, LIKE = text, STORAGE = external, DEFAULT = 'it''s');
COMMENT ON TYPE number IS 'a number of things';
CREATE TABLE t (n number, i integer, c came);
--- expect
SELECT n, i FROM t => (1,3)
