--- from
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE t (id integer PRIMARY KEY, a text, b text);
CREATE VIEW base AS SELECT id, a FROM t;
CREATE VIEW above AS SELECT * FROM base;
CREATE VIEW over_all AS SELECT x.id, y.a FROM above x JOIN base y USING (id);
CREATE FUNCTION of_view(base) RETURNS text LANGUAGE sql AS 'SELECT $1.a';
CREATE FUNCTION all_of() RETURNS SETOF above LANGUAGE sql AS 'SELECT * FROM above';
CREATE VIEW uses AS SELECT of_view(b) AS x FROM base b;
GRANT SELECT (a), UPDATE ON above TO case_reader;
GRANT SELECT ON base TO case_reader WITH GRANT OPTION;
ALTER VIEW base ALTER COLUMN a SET DEFAULT 'x';
COMMENT ON COLUMN above.a IS 'words';
COMMENT ON VIEW uses IS 'used';
CREATE TRIGGER tr INSTEAD OF UPDATE ON over_all FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
--- rows
INSERT INTO base (id) VALUES (1);
--- to
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE t (id integer PRIMARY KEY, b text, c integer DEFAULT 5, a text);
CREATE VIEW base AS SELECT id, c, a FROM t;
CREATE VIEW above AS SELECT * FROM base;
CREATE VIEW over_all AS SELECT x.id, y.a FROM above x JOIN base y USING (id);
CREATE FUNCTION of_view(base) RETURNS text LANGUAGE sql AS 'SELECT $1.a';
CREATE FUNCTION all_of() RETURNS SETOF above LANGUAGE sql AS 'SELECT * FROM above';
CREATE VIEW uses AS SELECT of_view(b) AS x FROM base b;
GRANT SELECT (a), UPDATE ON above TO case_reader;
GRANT SELECT ON base TO case_reader WITH GRANT OPTION;
ALTER VIEW base ALTER COLUMN a SET DEFAULT 'y';
COMMENT ON COLUMN above.a IS 'words';
COMMENT ON VIEW uses IS 'used';
CREATE TRIGGER tr INSTEAD OF UPDATE ON over_all FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
--- expect
SELECT * FROM above => (1,5,x)
SELECT x FROM uses => (x)
SELECT has_column_privilege('case_reader', 'above', 'a', 'SELECT') => (t)
--- native
roles outlive the database
