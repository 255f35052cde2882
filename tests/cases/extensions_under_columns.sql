--- from
CREATE EXTENSION citext; CREATE EXTENSION pg_trgm;
CREATE TABLE t (id integer PRIMARY KEY, a citext UNIQUE DEFAULT 'X', b text, c integer, cs citext[], CHECK (a <> 'q'), g text GENERATED ALWAYS AS (lower(a::text)) STORED);
CREATE INDEX t_b ON t USING gin (b gin_trgm_ops);
CREATE TABLE u (a citext REFERENCES t (a));
--- rows
INSERT INTO t VALUES (1, 'aB', 'text', 5, '{x}'); INSERT INTO u VALUES ('Ab');
--- to
CREATE EXTENSION btree_gist;
CREATE TABLE t (id integer PRIMARY KEY, a text UNIQUE DEFAULT 'X', b text, c integer, cs text[], CHECK (a <> 'q'), g text GENERATED ALWAYS AS (lower(a::text)) STORED, EXCLUDE USING gist (c WITH =, int4range(c, c + 1) WITH &&));
CREATE INDEX t_b ON t (b);
CREATE TABLE u (a text);
--- expect
SELECT a, b, c, g, cs FROM t => (aB,text,5,ab,{x})
