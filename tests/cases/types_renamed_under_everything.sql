--- from
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN level AS integer CHECK (VALUE > 0);
CREATE DOMAIN good AS mood DEFAULT 'ok' CHECK (VALUE <> 'sad');
CREATE TYPE pair AS (m mood, l level);
CREATE TYPE moods AS RANGE (SUBTYPE = mood);
CREATE FUNCTION worse(a mood, b mood) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT least($1, $2)';
CREATE FUNCTION now_as(l level[]) RETURNS SETOF level LANGUAGE plpgsql AS 'DECLARE x integer; BEGIN RETURN QUERY SELECT 1::integer; END';
CREATE AGGREGATE worst(mood) (SFUNC = worse, STYPE = mood);
CREATE OPERATOR <~ (FUNCTION = worse, LEFTARG = mood, RIGHTARG = mood);
CREATE FUNCTION to_mood(integer) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT NULL::mood';
CREATE CAST (integer AS mood) WITH FUNCTION to_mood(integer);
CREATE TABLE t (id integer, m mood DEFAULT 'ok', l level, g good, p pair, r moods, CHECK (m <> 'sad'));
CREATE INDEX t_m ON t (m) WHERE m = 'ok';
CREATE VIEW v AS SELECT m, l, 'ok'::mood <~ m AS o FROM t;
CREATE FUNCTION gone(mood) RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION worse(mood, mood) IS 'the worse one';
COMMENT ON TYPE mood IS 'a mood';
--- rows
INSERT INTO t VALUES (1, 'ok', 2, 'ok', '(ok,3)', '[sad,ok]');
--- to
CREATE TYPE level AS ENUM ('sad', 'ok');
CREATE DOMAIN height AS integer CHECK (VALUE > 0);
CREATE DOMAIN fine AS level DEFAULT 'ok' CHECK (VALUE <> 'sad');
CREATE TYPE pair AS (m level, l height);
CREATE TYPE moods AS RANGE (SUBTYPE = level);
CREATE FUNCTION worse(a level, b level) RETURNS level LANGUAGE sql IMMUTABLE AS 'SELECT least($1, $2)';
CREATE FUNCTION now_as(l height[]) RETURNS SETOF height LANGUAGE plpgsql AS 'DECLARE x integer; BEGIN RETURN QUERY SELECT 1::integer; END';
CREATE AGGREGATE worst(level) (SFUNC = worse, STYPE = level);
CREATE OPERATOR <~ (FUNCTION = worse, LEFTARG = level, RIGHTARG = level);
CREATE FUNCTION to_mood(integer) RETURNS level LANGUAGE sql IMMUTABLE AS 'SELECT NULL::level';
CREATE CAST (integer AS level) WITH FUNCTION to_mood(integer);
CREATE TABLE t (id integer, m level DEFAULT 'ok', l height, g fine, p pair, r moods, CHECK (m <> 'sad'));
CREATE INDEX t_m ON t (m) WHERE m = 'ok';
CREATE VIEW v AS SELECT m, l, 'ok'::level <~ m AS o FROM t;
COMMENT ON FUNCTION worse(level, level) IS 'the worse one';
COMMENT ON TYPE level IS 'a mood';
--- rename
level = mood
height = level
fine = good
--- expect
SELECT * FROM t => (1,ok,2,ok,"(ok,3)","[sad,ok]")
