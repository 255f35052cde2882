--- from
CREATE TYPE k AS ENUM ('a', 'b', 'c', 'gone');
CREATE TABLE t (x integer, k k NOT NULL DEFAULT 'b', ks k[] NOT NULL DEFAULT '{a,b}', PRIMARY KEY (x, k),
  g boolean GENERATED ALWAYS AS (k = 'a') STORED, h k GENERATED ALWAYS AS (k) STORED,
  CHECK (k <> 'c' OR x > 0), CHECK (k IN ('a', 'b', 'c')), CHECK (ks && ARRAY['a', 'b']::k[]));
CREATE INDEX t_k ON t (k) WHERE k = 'b';
CREATE INDEX t_e ON t ((CASE WHEN k = 'b' THEN 1 ELSE 2 END));
CREATE INDEX t_ks ON t USING gin (ks);
CREATE TABLE u (x integer, k k, FOREIGN KEY (x, k) REFERENCES t (x, k) ON UPDATE CASCADE);
COMMENT ON TYPE k IS 'kinds'; COMMENT ON COLUMN t.k IS 'kind';
--- rows
INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c'); INSERT INTO u VALUES (3, 'c');
--- to
CREATE TYPE kind AS ENUM ('z', 'cc', 'b', 'a');
CREATE TABLE t (x integer, k kind NOT NULL DEFAULT 'b', ks kind[] NOT NULL DEFAULT '{a,b}', PRIMARY KEY (x, k),
  g boolean GENERATED ALWAYS AS (k = 'a') STORED, h kind GENERATED ALWAYS AS (k) STORED,
  CHECK (k <> 'cc' OR x > 0), CHECK (k IN ('a', 'b', 'cc')), CHECK (ks && ARRAY['a', 'b']::kind[]));
CREATE INDEX t_k ON t (k) WHERE k = 'b';
CREATE INDEX t_e ON t ((CASE WHEN k = 'b' THEN 1 ELSE 2 END));
CREATE INDEX t_ks ON t USING gin (ks);
CREATE TABLE u (x integer, k kind, FOREIGN KEY (x, k) REFERENCES t (x, k) ON UPDATE CASCADE);
COMMENT ON TYPE kind IS 'kinds'; COMMENT ON COLUMN t.k IS 'kind';
--- rename
kind = k
kind 'cc' = c
--- expect
SELECT t.x, t.k, ks, g, h FROM t JOIN u USING (x, k) => (3,cc,"{a,b}",f,cc)
SELECT k FROM t ORDER BY k => (cc), (b), (a)
