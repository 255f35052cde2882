--- from
CREATE TABLE t (id integer PRIMARY KEY, name text NOT NULL DEFAULT 'x', CONSTRAINT n UNIQUE (name), CHECK (name <> ''), l text GENERATED ALWAYS AS (lower(name)) STORED);
CREATE TABLE u (name text REFERENCES t (name));
CREATE INDEX t_n ON t (name text_pattern_ops);
--- rows
INSERT INTO t VALUES (1, 'Ab'); INSERT INTO u VALUES ('Ab');
--- to
CREATE EXTENSION citext; CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist;
CREATE TABLE t (id integer PRIMARY KEY, name citext NOT NULL DEFAULT 'x', CONSTRAINT n UNIQUE (name), CHECK (name <> ''), l text GENERATED ALWAYS AS (lower(name::text)) STORED, new citext[] NOT NULL DEFAULT '{}', CONSTRAINT e EXCLUDE USING gist (id WITH =, l WITH =));
CREATE TABLE u (name citext REFERENCES t (name));
CREATE INDEX t_n ON t USING gin (l gin_trgm_ops);
COMMENT ON CONSTRAINT e ON t IS 'excl';
--- expect
SELECT t.name, u.name, l FROM t JOIN u ON lower(t.name::text) = lower(u.name::text) => (Ab,Ab,ab)
