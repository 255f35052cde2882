--- from
CREATE TABLE kinds (id integer PRIMARY KEY);
CREATE TABLE t (id integer NOT NULL, day date NOT NULL, kind integer, "Note" text, n integer) PARTITION BY RANGE (day);
CREATE TABLE t_24 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT PARTITION BY HASH (id);
CREATE TABLE t_rest_0 PARTITION OF t_rest FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE t_rest_1 PARTITION OF t_rest FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX t_renamed ON t (kind);
CREATE UNIQUE INDEX t_gone ON t (day, id, n);
CREATE INDEX t_changes ON t (n) WHERE n > 1;
CREATE INDEX t_stays ON t (day);
--- rows
INSERT INTO kinds SELECT generate_series(1, 10);
INSERT INTO t SELECT n, date '2024-12-01' + n, 1 + n % 10, 'x', n FROM generate_series(1, 1000) n;
--- to
CREATE TABLE kinds (id integer PRIMARY KEY);
CREATE TABLE t (id integer NOT NULL, day date NOT NULL, kind integer NOT NULL REFERENCES kinds ON DELETE CASCADE, "Note" text NOT NULL DEFAULT 'none', n integer CHECK (n > 0), CONSTRAINT t_pkey PRIMARY KEY (id, day), CONSTRAINT t_key UNIQUE (n, day, id)) PARTITION BY RANGE (day);
CREATE TABLE t_24 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT PARTITION BY HASH (id);
CREATE TABLE t_rest_0 PARTITION OF t_rest FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE t_rest_1 PARTITION OF t_rest FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX t_kind ON t (kind);
CREATE INDEX t_changes ON t (n) WHERE n > 10;
CREATE INDEX t_stays ON t (day);
CREATE INDEX t_note ON t (lower("Note") DESC, day) INCLUDE (kind) WITH (fillfactor = 80);
--- expect
SELECT count(*), sum(kind) FROM t => (1000,5500)
SELECT count(*) FROM pg_index WHERE NOT indisvalid => (0)
SELECT count(*) FROM pg_partition_tree('t_pkey') => (5)
SELECT count(*) FROM pg_class WHERE relname LIKE '%new%' => (0)
--- stages
expand
backfill t
guard
index t_24_lower_day_kind_idx
index t_24_n_day_id_key
index t_24_n_idx_new
index t_24_pkey
index t_rest_0_lower_day_kind_idx
index t_rest_0_n_day_id_key
index t_rest_0_n_idx_new
index t_rest_0_pkey
index t_rest_1_lower_day_kind_idx
index t_rest_1_n_day_id_key
index t_rest_1_n_idx_new
index t_rest_1_pkey
validate
constrain
switch
join
