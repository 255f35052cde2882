--- from
CREATE LANGUAGE mine HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
CREATE LANGUAGE gone HANDLER plpgsql_call_handler;
CREATE FUNCTION from_mine(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in';
CREATE TRANSFORM FOR integer LANGUAGE mine (FROM SQL WITH FUNCTION from_mine(internal));
CREATE ACCESS METHOD bush TYPE INDEX HANDLER bthandler;
CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;
COMMENT ON LANGUAGE mine IS 'mine';
COMMENT ON ACCESS METHOD bush IS 'a small tree';
COMMENT ON TRANSFORM FOR integer LANGUAGE mine IS 'numbers';
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE mine AS 'BEGIN RETURN 1; END';
--- to
CREATE TRUSTED LANGUAGE mine HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
CREATE FUNCTION from_mine(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in';
CREATE FUNCTION to_mine(internal) RETURNS integer LANGUAGE internal IMMUTABLE AS 'int4in';
CREATE TRANSFORM FOR integer LANGUAGE mine (FROM SQL WITH FUNCTION from_mine(internal), TO SQL WITH FUNCTION to_mine(internal));
CREATE ACCESS METHOD bush TYPE INDEX HANDLER hashhandler;
COMMENT ON LANGUAGE mine IS 'ours';
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE mine AS 'BEGIN RETURN 1; END';
