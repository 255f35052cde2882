--- from
CREATE FUNCTION apart(time, time) RETURNS double precision LANGUAGE sql IMMUTABLE RETURN EXTRACT(epoch FROM $1 - $2);
CREATE TYPE spell AS RANGE (SUBTYPE = time, SUBTYPE_DIFF = apart);
CREATE TYPE words AS RANGE (SUBTYPE = text, COLLATION = "C", MULTIRANGE_TYPE_NAME = many_words);
CREATE TYPE gone AS RANGE (SUBTYPE = float8);
COMMENT ON TYPE spell IS 'a while';
CREATE TABLE t (id integer, s spell DEFAULT spell('10:00', '11:00'), m spell_multirange, l spell[], w words, g gone);
CREATE INDEX t_s ON t USING gist (s);
ALTER TABLE t ADD EXCLUDE USING gist (s WITH &&);
CREATE VIEW v AS SELECT s, spell('01:00', '02:00') AS fixed FROM t;
CREATE FUNCTION length(spell) RETURNS interval LANGUAGE sql AS 'SELECT upper($1) - lower($1)';
--- rows
INSERT INTO t VALUES (1, '[10:00,11:00]', '{[10:00,11:00],[12:00,13:00]}', '{"[10:00,11:00]"}', '[a,b]', '[1,2)');
--- to
CREATE TYPE spell AS RANGE (SUBTYPE = time);
CREATE TYPE words AS RANGE (SUBTYPE = text, COLLATION = "C", MULTIRANGE_TYPE_NAME = words_all);
CREATE TYPE came AS RANGE (SUBTYPE = float8, SUBTYPE_OPCLASS = float8_ops, SUBTYPE_DIFF = float8mi);
COMMENT ON TYPE spell IS 'a while';
CREATE TABLE t (id integer, s spell DEFAULT spell('10:00', '11:00'), m spell_multirange, l spell[], w words, g came);
CREATE INDEX t_s ON t USING gist (s);
ALTER TABLE t ADD EXCLUDE USING gist (s WITH &&);
CREATE VIEW v AS SELECT s, spell('01:00', '02:00') AS fixed FROM t;
CREATE FUNCTION length(spell) RETURNS interval LANGUAGE sql AS 'SELECT upper($1) - lower($1)';
--- expect
SELECT * FROM t => (1,"[10:00:00,11:00:00]","{[10:00:00,11:00:00],[12:00:00,13:00:00]}","{""[10:00:00,11:00:00]""}","[a,b]","[1,2)")
