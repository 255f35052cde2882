--- from
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE t (x integer, k k NOT NULL DEFAULT 'b', ks k[] DEFAULT ARRAY['a']::k[], g text GENERATED ALWAYS AS (CASE k WHEN 'a' THEN 'a' ELSE 'b' END) STORED, CONSTRAINT c CHECK (k = 'a' OR x > 0), CONSTRAINT d CHECK (k::text <> 'q'));
CREATE INDEX t_k ON t (x) WHERE k = 'a';
CREATE INDEX t_e ON t ((k = 'b'));
--- rows
INSERT INTO t VALUES (1, 'a'), (2, 'b');
--- to
CREATE TYPE "Kind" AS ENUM ('A', 'b');
CREATE TABLE t (x integer, k "Kind" NOT NULL DEFAULT 'b', ks "Kind"[] DEFAULT ARRAY['A']::"Kind"[], g text GENERATED ALWAYS AS (CASE k WHEN 'A' THEN 'a' ELSE 'b' END) STORED, CONSTRAINT c CHECK (k = 'A' OR x > 0), CONSTRAINT d CHECK (k::text <> 'q'));
CREATE INDEX t_k ON t (x) WHERE k = 'A';
CREATE INDEX t_e ON t ((k = 'b'));
--- rename
Kind = k
Kind 'A' = a
--- expect
SELECT x, k, g, ks FROM t ORDER BY x => (1,A,a,{A}), (2,b,b,{A})
