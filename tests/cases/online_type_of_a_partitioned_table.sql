--- from
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE t (id integer NOT NULL, day date NOT NULL, kind integer NOT NULL DEFAULT 1 CHECK (kind > 0), n integer, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE t_24 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT PARTITION BY LIST (day);
CREATE TABLE t_rest_1 PARTITION OF t_rest FOR VALUES IN ('2025-01-01');
CREATE TABLE t_rest_n PARTITION OF t_rest DEFAULT;
CREATE INDEX t_kind ON t (kind, day) WHERE kind > 2;
CREATE VIEW v AS SELECT kind, count(*) AS n FROM t GROUP BY kind;
CREATE TABLE marks (id integer NOT NULL, day date NOT NULL, FOREIGN KEY (id, day) REFERENCES t);
--- rows
INSERT INTO t SELECT n, date '2024-12-01' + n, 1 + n % 10, n FROM generate_series(1, 1000) n;
INSERT INTO marks SELECT id, day FROM t;
--- to
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE t (id bigint NOT NULL, day date NOT NULL, kind bigint NOT NULL DEFAULT 1 CHECK (kind > 0), n integer, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE t_24 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT PARTITION BY LIST (day);
CREATE TABLE t_rest_1 PARTITION OF t_rest FOR VALUES IN ('2025-01-01');
CREATE TABLE t_rest_n PARTITION OF t_rest DEFAULT;
CREATE INDEX t_kind ON t (kind, day) WHERE kind > 2;
CREATE VIEW v AS SELECT kind, count(*) AS n FROM t GROUP BY kind;
CREATE TABLE marks (id bigint NOT NULL, day date NOT NULL, FOREIGN KEY (id, day) REFERENCES t);
--- expect
SELECT count(*), sum(id), sum(kind) FROM t => (1000,500500,5500)
INSERT INTO t (id, day, n) VALUES (5000, '2025-01-01', 1) RETURNING tableoid::regclass, kind => (t_rest_1,1)
SELECT count(*) FROM pg_index WHERE NOT indisvalid => (0)
SELECT sum(n) FROM v => (1001)
--- stages
expand marks
expand t
backfill id_new
backfill id_new
backfill kind_new
guard marks
guard t
index t_24_kind_day_idx_new
index t_24_pkey_new
index t_rest_1_kind_day_idx_new
index t_rest_1_pkey_new
index t_rest_n_kind_day_idx_new
index t_rest_n_pkey_new
validate
switch
confirm
contract marks
contract t
