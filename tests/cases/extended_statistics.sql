--- from
CREATE TABLE t (a integer, b integer, c text, d text);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE STATISTICS ab ON a, b FROM t;
CREATE STATISTICS "Some" (ndistinct) ON a, b FROM t;
CREATE STATISTICS expression ON lower(c) FROM t;
CREATE STATISTICS target ON a, c FROM t;
ALTER STATISTICS target SET STATISTICS 100;
CREATE STATISTICS gone ON b, d FROM t;
CREATE STATISTICS of_view ON a, b FROM m;
COMMENT ON STATISTICS ab IS 'both';
--- to
CREATE TABLE t (a integer, b bigint, c text, e text);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE STATISTICS ab ON a, b, c FROM t;
CREATE STATISTICS "Some" (dependencies, mcv) ON a, b FROM t;
CREATE STATISTICS expression (mcv) ON lower(c), a FROM t;
CREATE STATISTICS target ON a, c FROM t;
CREATE STATISTICS of_view ON a, b FROM m;
COMMENT ON STATISTICS ab IS 'all';
