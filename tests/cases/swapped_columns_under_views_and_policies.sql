--- from
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer NOT NULL, c integer GENERATED ALWAYS AS (a * 10) STORED);
CREATE VIEW shown AS SELECT id, a FROM t WHERE a > 0;
CREATE VIEW counted AS SELECT count(*) AS n FROM t WHERE b > 1;
CREATE FUNCTION first() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT a FROM t LIMIT 1; END;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON t USING (a > 0);
CREATE STATISTICS together ON a, id FROM t;
--- rows
INSERT INTO t VALUES (1, 1, 2);
--- to
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, b integer NOT NULL, c integer GENERATED ALWAYS AS (a * 10) STORED);
CREATE VIEW shown AS SELECT id, a FROM t WHERE a > 0;
CREATE VIEW counted AS SELECT count(*) AS n FROM t WHERE b > 1;
CREATE FUNCTION first() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT a FROM t LIMIT 1; END;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON t USING (a > 0);
CREATE STATISTICS together ON a, id FROM t;
--- rename
t.a = b
t.b = a
--- expect
SELECT id, a, b, c FROM t => (1,2,1,20)
SELECT id, a FROM shown => (1,2)
SELECT n FROM counted => (0)
SELECT first() => (2)
