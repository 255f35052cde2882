--- from
CREATE TYPE a AS ENUM ('x');
CREATE TYPE b AS ENUM ('x');
CREATE TYPE c AS ENUM ('x');
CREATE TYPE d AS ENUM ('x');
CREATE TYPE e AS ENUM ('x');
CREATE TYPE f AS ENUM ('x');
CREATE DOMAIN dom AS b;
CREATE TABLE t (a a, b b, c c, d dom, e e, f f);
--- rows
INSERT INTO t VALUES ('x', 'x', 'x', 'x', 'x', 'x');
--- to
CREATE TYPE a AS ENUM ('x', 'in_view');
CREATE TYPE b AS ENUM ('x', 'in_domain');
CREATE TYPE c AS ENUM ('x', 'in_function');
CREATE TYPE d AS ENUM ('x', 'in_body');
CREATE TYPE e AS ENUM ('x', 'in_trigger');
CREATE TYPE f AS ENUM ('x', 'in_language');
CREATE DOMAIN dom AS b DEFAULT 'in_domain' CHECK (VALUE <> 'in_domain');
CREATE TABLE t (a a, b b, c c, d dom, e e, f f);
CREATE VIEW v AS SELECT * FROM t WHERE a = 'in_view';
CREATE FUNCTION one() RETURNS c LANGUAGE sql RETURN 'in_function'::c;
CREATE FUNCTION two() RETURNS d LANGUAGE sql AS $$ SELECT 'in_body'::d $$;
CREATE FUNCTION three() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.f = 'in_language' THEN RETURN NULL; END IF; RETURN NEW; END $$;
CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.e = 'in_trigger') EXECUTE FUNCTION three();
--- expect
SELECT * FROM t => (x,x,x,x,x,x)
