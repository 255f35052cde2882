--- from
CREATE TABLE a (id integer PRIMARY KEY, k integer NOT NULL UNIQUE, note text) WITH (fillfactor = 70, autovacuum_enabled = false);
CREATE UNIQUE INDEX a_note ON a (k, id);
ALTER TABLE a REPLICA IDENTITY USING INDEX a_note;
ALTER TABLE a CLUSTER ON a_k_key;
ALTER TABLE a ALTER COLUMN note SET STORAGE EXTERNAL;
ALTER TABLE a ALTER COLUMN k SET (n_distinct = -0.5);
CREATE UNLOGGED TABLE b (id integer PRIMARY KEY, x text COMPRESSION pglz);
ALTER TABLE b REPLICA IDENTITY FULL;
CREATE TABLE c (id integer PRIMARY KEY);
ALTER TABLE c REPLICA IDENTITY NOTHING;
CREATE UNLOGGED TABLE d (id integer PRIMARY KEY REFERENCES b);
--- rows
INSERT INTO a VALUES (1, 2, 'x');
INSERT INTO b VALUES (1, 'y');
INSERT INTO d VALUES (1);
--- to
CREATE TABLE a (id integer PRIMARY KEY, k bigint NOT NULL UNIQUE, note text) WITH (fillfactor = 90, toast.autovacuum_enabled = false);
CREATE UNIQUE INDEX a_note ON a (k DESC, id);
ALTER TABLE a REPLICA IDENTITY USING INDEX a_note;
ALTER TABLE a CLUSTER ON a_note;
ALTER TABLE a ALTER COLUMN note SET STORAGE MAIN;
ALTER TABLE a ALTER COLUMN k SET (n_distinct = 100, n_distinct_inherited = 10);
CREATE TABLE b (id bigint PRIMARY KEY, x text);
ALTER TABLE b REPLICA IDENTITY USING INDEX b_pkey;
CREATE UNLOGGED TABLE c (id integer PRIMARY KEY);
CREATE TABLE d (id bigint PRIMARY KEY REFERENCES b);
ALTER TABLE d CLUSTER ON d_pkey;
--- expect
SELECT * FROM a => (1,2,x)
SELECT relname, relpersistence, relreplident FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1 => (a,p,i), (b,p,i), (c,u,d), (d,p,d)
