--- from
CREATE SCHEMA app;
CREATE TABLE t (id integer PRIMARY KEY, a integer, b text);
CREATE TABLE app.u (id integer PRIMARY KEY, a integer);
CREATE TABLE p (id integer, k integer, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE PUBLICATION case_some FOR TABLE t (id, a) WHERE (id > 1 AND a < 5), app.u, p WITH (publish = 'insert, update');
CREATE PUBLICATION case_schema FOR TABLES IN SCHEMA app;
CREATE PUBLICATION case_all FOR ALL TABLES;
COMMENT ON PUBLICATION case_some IS 'a few';
--- rows
INSERT INTO t VALUES (1, 2, 'x');
INSERT INTO p VALUES (1, 1);
--- to
CREATE SCHEMA app;
CREATE TABLE t (id bigint PRIMARY KEY, a bigint, c text);
CREATE TABLE app.u (id integer PRIMARY KEY);
CREATE TABLE p (id bigint, k integer, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1, 2);
CREATE PUBLICATION case_some FOR TABLE t (id, c) WHERE (id > 2), p1 WITH (publish_via_partition_root);
CREATE PUBLICATION case_schema FOR TABLES IN SCHEMA app, public;
CREATE PUBLICATION case_all;
COMMENT ON PUBLICATION case_some IS 'a few';
--- rename
t.c = b
--- expect
SELECT * FROM t => (1,2,x)
SELECT pubname, tablename FROM pg_publication_tables WHERE pubname = 'case_some' ORDER BY 2 => (case_some,p1), (case_some,t)
--- since
15
