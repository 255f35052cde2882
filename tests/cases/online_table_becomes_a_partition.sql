--- from
CREATE TABLE t (id integer NOT NULL, day date NOT NULL, n integer, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE t_25 PARTITION OF t FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE TABLE t_24 (id integer NOT NULL, day date NOT NULL, n integer, PRIMARY KEY (id, day));
CREATE INDEX t_n_idx ON t (n);
CREATE INDEX t_24_n_idx ON t_24 (n);
CREATE TABLE l (k bigint NOT NULL, v text) PARTITION BY LIST (k);
CREATE TABLE l_1 (k bigint NOT NULL, v text);
COMMENT ON TABLE l_1 IS 'few';
--- rows
INSERT INTO t VALUES (2, '2025-05-05', 1), (3, '2030-01-01', 2);
INSERT INTO t_24 VALUES (1, '2024-05-05', 1);
INSERT INTO l_1 VALUES (1, 'a'), (2, 'b');
--- to
CREATE TABLE t (id integer NOT NULL, day date NOT NULL, n integer, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE t_24 PARTITION OF t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE t_25 PARTITION OF t FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE t_26 PARTITION OF t FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
CREATE INDEX t_n_idx ON t (n);
CREATE TABLE l (k bigint NOT NULL, v text) PARTITION BY LIST (k);
CREATE TABLE l_1 PARTITION OF l FOR VALUES IN (1, 2);
COMMENT ON TABLE l_1 IS 'few';
--- expect
SELECT id, tableoid::regclass FROM t ORDER BY id => (1,t_24), (2,t_25), (3,t_rest)
SELECT k, v FROM l ORDER BY k => (1,a), (2,b)
--- stages
expand l_1
expand t_24
expand t_rest
validate
switch
confirm l_1
confirm t_24
