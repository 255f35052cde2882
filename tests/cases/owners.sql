--- from
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE SCHEMA app AUTHORIZATION case_owner;
CREATE TABLE app.t (a integer, b integer);
CREATE SEQUENCE app.s OWNED BY app.t.a;
ALTER TABLE app.t OWNER TO case_owner;
GRANT SELECT ON app.t TO case_reader;
CREATE SEQUENCE app.free;
ALTER SEQUENCE app.free OWNER TO case_reader;
CREATE VIEW app.v AS SELECT a FROM app.t;
ALTER VIEW app.v OWNER TO case_owner;
CREATE FUNCTION app.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE app.e AS ENUM ('a');
CREATE DOMAIN app.d AS integer;
ALTER DOMAIN app.d OWNER TO case_owner;
--- rows
INSERT INTO app.t VALUES (1, 2);
--- to
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE SCHEMA app;
CREATE TABLE app.t (a bigint, b integer, c serial);
CREATE SEQUENCE app.s;
ALTER SEQUENCE app.s OWNER TO case_reader;
CREATE SEQUENCE app.free OWNED BY app.t.b;
ALTER TABLE app.t OWNER TO case_reader;
GRANT INSERT ON app.t TO case_owner;
CREATE VIEW app.v AS SELECT a FROM app.t;
ALTER VIEW app.v OWNER TO case_owner;
CREATE FUNCTION app.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION app.f OWNER TO case_owner;
CREATE TYPE app.e AS ENUM ('a');
ALTER TYPE app.e OWNER TO case_owner;
CREATE DOMAIN app.d AS integer;
--- expect
SELECT a, b, c FROM app.t => (1,2,1)
--- native
roles outlive the database
