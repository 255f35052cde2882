--- from
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE FUNCTION tenant() RETURNS integer LANGUAGE sql STABLE AS $$ SELECT current_setting('app.tenant', true)::integer $$;
CREATE FUNCTION may(integer, text) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT $1 = 1 AND $2 <> '' $$;
CREATE TYPE kind AS ENUM ('own', 'shared');
CREATE TABLE tenants (id integer PRIMARY KEY, name text);
CREATE TABLE doc (id integer PRIMARY KEY, tenant_id integer REFERENCES tenants, k kind, body text);
ALTER TABLE doc ENABLE ROW LEVEL SECURITY;
ALTER TABLE doc FORCE ROW LEVEL SECURITY;
CREATE POLICY mine ON doc USING (tenant_id = tenant()) WITH CHECK (may(tenant_id, body));
CREATE POLICY shared ON doc AS RESTRICTIVE FOR SELECT TO case_reader USING (k = 'shared' OR EXISTS (SELECT FROM tenants t WHERE t.id = doc.tenant_id AND t.name = 'all'));
CREATE POLICY adding ON doc FOR INSERT TO public, case_reader WITH CHECK (k = 'own');
COMMENT ON POLICY mine ON doc IS 'by tenant';
CREATE VIEW docs WITH (security_invoker = true) AS SELECT id, body FROM doc;
--- rows
INSERT INTO tenants VALUES (1, 'all');
INSERT INTO doc VALUES (1, 1, 'own', 'x');
--- to
DO $$ BEGIN CREATE ROLE case_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE FUNCTION tenant() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT current_setting('app.tenant', true)::bigint $$;
CREATE FUNCTION may(bigint, text, boolean DEFAULT true) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT $1 = 1 AND $2 <> '' $$;
CREATE TYPE kind AS ENUM ('shared', 'own', 'secret');
CREATE TABLE tenants (id bigint PRIMARY KEY, title text);
CREATE TABLE doc (id integer PRIMARY KEY, tenant_id bigint REFERENCES tenants, k kind, body text);
ALTER TABLE doc ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON doc FOR UPDATE USING (tenant_id = tenant()) WITH CHECK (may(tenant_id, body));
CREATE POLICY shared ON doc AS RESTRICTIVE FOR SELECT TO case_reader USING (k = 'shared' OR EXISTS (SELECT FROM tenants t WHERE t.id = doc.tenant_id AND t.title = 'all'));
CREATE POLICY adding ON doc FOR INSERT TO CURRENT_USER WITH CHECK (k = 'secret');
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
CREATE POLICY reads ON tenants FOR SELECT USING (EXISTS (SELECT FROM doc d WHERE d.tenant_id = tenants.id));
COMMENT ON POLICY mine ON doc IS 'by tenant';
CREATE VIEW docs WITH (security_invoker = false) AS SELECT id, body FROM doc;
--- rename
tenants.title = name
--- expect
SELECT * FROM doc => (1,1,own,x)
SELECT * FROM tenants => (1,all)
--- native
roles outlive the database
--- since
15
