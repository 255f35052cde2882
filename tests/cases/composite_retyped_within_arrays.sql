--- from
CREATE TYPE address AS (street text, zip integer);
CREATE TABLE t (id integer PRIMARY KEY, address address, others address[] NOT NULL);
CREATE INDEX t_zip ON t (((address).zip));
CREATE VIEW streets AS SELECT id, (address).street FROM t;
--- rows
INSERT INTO t VALUES (1, ROW('High St', 12345), ARRAY[ROW('a, "b"', 1), NULL, ROW(NULL, 2)]::address[]), (2, NULL, '{}');
--- to
CREATE TYPE address AS (street text, zip text, country text);
CREATE TABLE t (id integer PRIMARY KEY, address address, others address[] NOT NULL);
CREATE INDEX t_zip ON t (((address).zip));
CREATE VIEW streets AS SELECT id, (address).street FROM t;
--- expect
SELECT (others[1]).street, (others[1]).zip, others[2] IS NULL, (others[3]).zip, (address).zip FROM t WHERE id = 1 => ("a, ""b""",1,t,2,12345)
SELECT id, cardinality(others) FROM t WHERE id = 2 => (2,0)
SELECT street FROM streets WHERE id = 1 => ("High St")
