--- from
CREATE TABLE other (n integer);
CREATE TABLE t (id integer PRIMARY KEY, n integer);
CREATE FUNCTION fine(t) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1.id > 0 $$;
ALTER TABLE t ADD CONSTRAINT ok CHECK (fine(t));
CREATE POLICY p ON t USING (fine(t));
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (fine(NEW.*)) EXECUTE FUNCTION suppress_redundant_updates_trigger();
COMMENT ON POLICY p ON t IS 'fine';
--- rows
INSERT INTO other VALUES (1);
--- to
CREATE TABLE other (n bigint);
--- expect
SELECT n FROM other => (1)
