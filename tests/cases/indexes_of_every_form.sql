--- from
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer, c jsonb, r int4range);
CREATE INDEX one ON t (a);
--- rows
INSERT INTO t VALUES (1, 'x', 1, '{}', '[1,2]');
--- to
CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm;
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer, c jsonb, r int4range, EXCLUDE USING gist (b WITH =, r WITH &&) WHERE (b > 0) DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX one ON t (a COLLATE "C" text_pattern_ops DESC NULLS LAST, b ASC NULLS FIRST) INCLUDE (id) WITH (fillfactor = 70) WHERE a IS NOT NULL;
CREATE INDEX two ON t USING gin (c jsonb_path_ops);
CREATE INDEX three ON t USING gist (a gist_trgm_ops (siglen = 32));
CREATE INDEX four ON t USING hash (a);
CREATE INDEX five ON t USING brin (b) WITH (pages_per_range = 32, autosummarize = true);
CREATE INDEX six ON t ((b + 1), (a || 'x'), lower(a));
