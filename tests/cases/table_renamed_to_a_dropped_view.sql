--- from
CREATE TABLE u (a integer);
CREATE VIEW t AS SELECT a + 1 AS a FROM u;
CREATE MATERIALIZED VIEW w AS SELECT a FROM t;
CREATE TABLE v (a integer);
--- rows
INSERT INTO u VALUES (1);
INSERT INTO v VALUES (2);
--- to
CREATE TABLE t (a integer);
CREATE TABLE w (a integer);
--- rename
t = u
w = v
--- expect
SELECT t.a, w.a FROM t, w => (1,2)
