--- from
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE "case Writer"; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE SCHEMA app;
CREATE TABLE app.t (id serial PRIMARY KEY, a integer, i integer GENERATED ALWAYS AS IDENTITY);
GRANT SELECT, UPDATE ON app.t TO case_reader;
GRANT SELECT (a) ON app.t TO case_reader;
GRANT ALL ON app.t TO "case Writer" WITH GRANT OPTION;
REVOKE DELETE ON app.t FROM CURRENT_USER;
CREATE VIEW app.v AS SELECT a, id FROM app.t;
GRANT SELECT (a) ON app.v TO case_reader;
GRANT INSERT ON app.v TO "case Writer";
CREATE FUNCTION app.f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION app.f FROM PUBLIC;
CREATE TYPE app.e AS ENUM ('a', 'b');
REVOKE USAGE ON TYPE app.e FROM PUBLIC;
--- rows
INSERT INTO app.t (a) VALUES (1);
--- to
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE "case Writer"; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO case_reader;
CREATE TABLE app.t (id serial PRIMARY KEY, a bigint, i integer GENERATED ALWAYS AS IDENTITY);
GRANT UPDATE ON app.t TO case_reader WITH GRANT OPTION;
GRANT SELECT (a) ON app.t TO case_reader;
GRANT ALL ON app.t TO "case Writer";
GRANT USAGE ON SEQUENCE app.t_id_seq TO case_reader;
GRANT SELECT ON SEQUENCE app.t_i_seq TO "case Writer";
CREATE VIEW app.v AS SELECT a, id FROM app.t;
GRANT SELECT (a) ON app.v TO case_reader;
GRANT INSERT ON app.v TO "case Writer";
CREATE FUNCTION app.f(integer) RETURNS bigint LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION app.f FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.f TO case_reader;
CREATE TYPE app.e AS ENUM ('b', 'c');
REVOKE USAGE ON TYPE app.e FROM PUBLIC;
--- expect
SELECT a FROM app.t => (1)
SELECT has_column_privilege('case_reader', 'app.t', 'a', 'SELECT') => (t)
SELECT has_table_privilege('case_reader', 'app.t', 'SELECT') => (f)
--- native
roles outlive the database
