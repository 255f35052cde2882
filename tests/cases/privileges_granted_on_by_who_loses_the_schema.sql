--- from
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE case_manager; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE SCHEMA app;
CREATE TABLE app.t (id integer);
CREATE FUNCTION app.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT USAGE ON SCHEMA app TO case_manager;
GRANT SELECT, UPDATE ON app.t TO case_manager WITH GRANT OPTION;
GRANT EXECUTE ON FUNCTION app.f TO case_manager WITH GRANT OPTION;
SET ROLE case_manager;
GRANT SELECT, UPDATE ON app.t TO case_reader;
GRANT EXECUTE ON FUNCTION app.f TO case_reader;
RESET ROLE;
--- rows
INSERT INTO app.t VALUES (1);
--- to
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE case_manager; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE SCHEMA app;
CREATE TABLE app.t (id integer);
CREATE FUNCTION app.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT USAGE ON SCHEMA app TO case_reader;
GRANT SELECT ON app.t TO case_manager;
GRANT UPDATE ON app.t TO case_reader;
--- expect
SELECT has_schema_privilege('case_manager', 'app', 'USAGE') => (f)
SELECT has_table_privilege('case_reader', 'app.t', 'SELECT') => (f)
--- native
roles outlive the database
