--- from
CREATE FUNCTION next_code(prefix text) RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT prefix || '-1' $$;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE FUNCTION valid(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 <> '' $$;
CREATE FUNCTION low(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.lower($1) $$;
CREATE DOMAIN word AS text CHECK (valid(VALUE)) DEFAULT next_code('w');
CREATE TABLE t (id integer PRIMARY KEY, code text DEFAULT next_code('t'), n integer, double integer GENERATED ALWAYS AS (twice(n)) STORED,
    w word, CONSTRAINT ok CHECK (valid(code)), EXCLUDE USING btree (low(code) WITH =));
CREATE INDEX by_low ON t (low(code)) WHERE valid(code);
CREATE STATISTICS s ON (low(code)), n FROM t;
CREATE VIEW v AS SELECT id, twice(n) AS x FROM t WHERE valid(code);
CREATE POLICY p ON t USING (valid(code));
CREATE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tt BEFORE UPDATE ON t FOR EACH ROW WHEN (valid(NEW.code)) EXECUTE FUNCTION tr();
CREATE FUNCTION uses(integer) RETURNS integer LANGUAGE sql RETURN twice($1) + 1;
COMMENT ON FUNCTION twice(integer) IS 'two times';
--- rows
INSERT INTO t (id, n, w) VALUES (1, 5, 'a');
--- to
CREATE FUNCTION next_code(prefix text, n integer DEFAULT 1) RETURNS varchar LANGUAGE sql VOLATILE AS $$ SELECT prefix || '-' || n $$;
CREATE FUNCTION twice(integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT $1::bigint * 2 $$;
CREATE FUNCTION valid(word text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT $1 <> '' AND $1 <> 'no' $$;
CREATE FUNCTION low(varchar) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT pg_catalog.lower($1) $$;
CREATE DOMAIN word AS text CHECK (valid(VALUE)) DEFAULT next_code('w', 2);
CREATE TABLE t (id integer PRIMARY KEY, code text DEFAULT next_code('t'), n integer, double bigint GENERATED ALWAYS AS (twice(n)) STORED,
    w word, CONSTRAINT ok CHECK (valid(code)), EXCLUDE USING btree (low(code) WITH =));
CREATE INDEX by_low ON t (low(code)) WHERE valid(code);
CREATE STATISTICS s ON (low(code)), n FROM t;
CREATE VIEW v AS SELECT id, twice(n) AS x FROM t WHERE valid(code);
CREATE POLICY p ON t USING (valid(code));
CREATE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tt BEFORE UPDATE ON t FOR EACH ROW WHEN (valid(NEW.code)) EXECUTE FUNCTION tr();
CREATE FUNCTION uses(integer) RETURNS bigint LANGUAGE sql RETURN twice($1) + 1;
COMMENT ON FUNCTION twice(integer) IS 'two times';
--- expect
SELECT id, code, n, double, w FROM t => (1,t-1,5,10,a)
SELECT * FROM v => (1,10)
