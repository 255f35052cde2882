--- from
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN good AS mood CHECK (VALUE <> 'sad');
CREATE TYPE diary AS (day date, m mood);
CREATE TYPE moods AS RANGE (SUBTYPE = mood);
CREATE FUNCTION better(mood, mood) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT greatest($1, $2)';
CREATE FUNCTION to_mood(integer) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT ''ok''::mood';
CREATE AGGREGATE best(mood) (SFUNC = better, STYPE = mood);
CREATE CAST (integer AS mood) WITH FUNCTION to_mood(integer) AS ASSIGNMENT;
CREATE OPERATOR <+> (FUNCTION = better, LEFTARG = mood, RIGHTARG = mood);
CREATE TABLE t (id integer, m mood, g good, d diary, r moods, list good[]);
CREATE VIEW v AS SELECT m <+> 'ok' AS m FROM t;
CREATE MATERIALIZED VIEW w AS SELECT best(m) AS b FROM t;
CREATE FUNCTION ids(m mood) RETURNS SETOF integer BEGIN ATOMIC SELECT id FROM t WHERE t.m = $1; END;
CREATE PROCEDURE nothing(m mood) LANGUAGE sql AS '';
COMMENT ON FUNCTION better(mood, mood) IS 'the better one';
COMMENT ON TYPE moods IS 'several';
--- rows
INSERT INTO t VALUES (1, 'ok', 'happy', '(2020-01-01,happy)', '[happy,happy]', '{ok}');
--- to
CREATE TYPE mood AS ENUM ('sad', 'happy', 'ok');
CREATE DOMAIN good AS mood CHECK (VALUE <> 'sad');
CREATE TYPE diary AS (day date, m mood);
CREATE TYPE moods AS RANGE (SUBTYPE = mood);
CREATE FUNCTION better(mood, mood) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT greatest($1, $2)';
CREATE FUNCTION to_mood(integer) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT ''ok''::mood';
CREATE AGGREGATE best(mood) (SFUNC = better, STYPE = mood);
CREATE CAST (integer AS mood) WITH FUNCTION to_mood(integer) AS ASSIGNMENT;
CREATE OPERATOR <+> (FUNCTION = better, LEFTARG = mood, RIGHTARG = mood);
CREATE TABLE t (id integer, m mood, g good, d diary, r moods, list good[]);
CREATE VIEW v AS SELECT m <+> 'ok' AS m FROM t;
CREATE MATERIALIZED VIEW w AS SELECT best(m) AS b FROM t;
CREATE FUNCTION ids(m mood) RETURNS SETOF integer BEGIN ATOMIC SELECT id FROM t WHERE t.m = $1; END;
CREATE PROCEDURE nothing(m mood) LANGUAGE sql AS '';
COMMENT ON FUNCTION better(mood, mood) IS 'the better one';
COMMENT ON TYPE moods IS 'several';
--- expect
SELECT id, m, g, d, list FROM t => (1,ok,happy,"(2020-01-01,happy)",{ok})
