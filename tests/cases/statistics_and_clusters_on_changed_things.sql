--- from
CREATE TYPE mood AS ENUM ('a', 'b');
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE TABLE t (id integer PRIMARY KEY, m mood, n integer, x text);
CREATE STATISTICS s1 (dependencies, mcv) ON m, n FROM t;
CREATE STATISTICS s2 ON (f(n)), (lower(x)) FROM t;
CREATE STATISTICS s3 ON n, x FROM t;
ALTER STATISTICS s1 SET STATISTICS 500;
COMMENT ON STATISTICS s2 IS 'two';
CREATE TABLE p (k integer, v integer, w text) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE STATISTICS sp ON v, w FROM p;
CREATE STATISTICS sp1 ON v, w FROM p1;
CREATE INDEX p_v ON p (v);
ALTER TABLE p1 CLUSTER ON p1_v_idx;
ALTER TABLE t CLUSTER ON t_pkey;
--- rows
INSERT INTO t VALUES (1, 'a', 2, 'X');
INSERT INTO p VALUES (1, 2, '3');
--- to
CREATE TYPE mood AS ENUM ('c', 'b', 'a');
CREATE FUNCTION f(integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1::bigint';
CREATE TABLE t (id bigint PRIMARY KEY, m mood, n integer, x varchar(9));
CREATE STATISTICS s1 (dependencies, mcv) ON m, n FROM t;
CREATE STATISTICS s2 ON (f(n)), (lower(x)) FROM t;
CREATE STATISTICS s3 (ndistinct) ON n, x, id FROM t;
ALTER STATISTICS s1 SET STATISTICS 600;
COMMENT ON STATISTICS s2 IS 'two';
CREATE TABLE p (k bigint, v bigint, w text) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1, 2);
CREATE STATISTICS sp ON v, w FROM p;
CREATE STATISTICS sp1 ON v, w FROM p1;
CREATE INDEX p_v ON p (v);
ALTER TABLE p1 CLUSTER ON p1_v_idx;
ALTER TABLE t CLUSTER ON t_pkey;
--- expect
SELECT * FROM t => (1,a,2,X)
SELECT * FROM p1 => (1,2,3)
SELECT stxstattarget FROM pg_statistic_ext WHERE stxname = 's1' => (600)
