--- from
CREATE FUNCTION ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE FUNCTION other() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER case_start ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION ddl();
CREATE EVENT TRIGGER case_end ON ddl_command_end EXECUTE FUNCTION ddl();
CREATE EVENT TRIGGER case_gone ON sql_drop EXECUTE FUNCTION other();
ALTER EVENT TRIGGER case_end DISABLE;
COMMENT ON EVENT TRIGGER case_start IS 'watches';
CREATE TABLE t (id integer);
--- rows
INSERT INTO t VALUES (1);
--- to
CREATE SCHEMA audit;
CREATE FUNCTION audit.ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; END $$;
CREATE FUNCTION other() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER case_start ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION audit.ddl();
CREATE EVENT TRIGGER case_end ON ddl_command_end EXECUTE FUNCTION other();
CREATE EVENT TRIGGER case_rewrite ON table_rewrite EXECUTE FUNCTION audit.ddl();
ALTER EVENT TRIGGER case_end ENABLE ALWAYS;
COMMENT ON EVENT TRIGGER case_start IS 'watches on';
CREATE TABLE t (id bigint);
--- expect
SELECT id FROM t => (1)
SELECT evtname FROM pg_event_trigger ORDER BY 1 => (case_end), (case_rewrite), (case_start)
