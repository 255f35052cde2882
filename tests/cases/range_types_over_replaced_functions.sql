--- from
CREATE FUNCTION apart(time, time) RETURNS double precision LANGUAGE sql IMMUTABLE RETURN EXTRACT(epoch FROM $1 - $2);
CREATE TYPE spell AS RANGE (SUBTYPE = time, SUBTYPE_DIFF = apart);
CREATE TABLE t (id integer, s spell DEFAULT spell('10:00', '11:00'), l spell[]);
CREATE INDEX t_s ON t USING gist (s);
CREATE VIEW v AS SELECT upper(s) FROM t;
CREATE DOMAIN short AS spell CHECK (upper(VALUE) - lower(VALUE) < '2 hours');
CREATE TABLE u (s short);
--- rows
INSERT INTO t VALUES (1, '[10:00,11:00]', '{"[10:00,11:00]"}');
INSERT INTO u VALUES ('[10:00,11:00]');
--- to
CREATE FUNCTION apart(a time, b time) RETURNS double precision LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN EXTRACT(epoch FROM a - b); END $$;
CREATE TYPE spell AS RANGE (SUBTYPE = time, SUBTYPE_DIFF = apart);
CREATE TABLE t (id integer, s spell DEFAULT spell('10:00', '11:00'), l spell[]);
CREATE INDEX t_s ON t USING gist (s);
CREATE VIEW v AS SELECT upper(s) FROM t;
CREATE DOMAIN short AS spell CHECK (upper(VALUE) - lower(VALUE) < '2 hours');
CREATE TABLE u (s short);
--- expect
SELECT * FROM t => (1,"[10:00:00,11:00:00]","{""[10:00:00,11:00:00]""}")
SELECT * FROM u => ("[10:00:00,11:00:00]")
