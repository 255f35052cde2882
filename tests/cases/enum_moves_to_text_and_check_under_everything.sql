--- from
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE p (k k PRIMARY KEY, o k UNIQUE, s k[] DEFAULT '{a}');
CREATE TABLE c (k k DEFAULT 'a' REFERENCES p (k), g text GENERATED ALWAYS AS (CASE WHEN k = 'a' THEN 'is a' END) STORED);
CREATE INDEX c_g ON c (g); CREATE INDEX c_k ON c (k) INCLUDE (g) WHERE k > 'a';
--- rows
INSERT INTO p VALUES ('a', 'b'), ('b', 'a'); INSERT INTO c VALUES ('b'), (DEFAULT);
--- to
CREATE TABLE p (k text PRIMARY KEY CHECK (k IN ('a', 'b')), o varchar(4) UNIQUE, s text DEFAULT '{a}');
CREATE TABLE c (k text DEFAULT 'a' REFERENCES p (k), g text GENERATED ALWAYS AS (CASE WHEN k = 'a' THEN 'is a' END) STORED);
CREATE INDEX c_g ON c (g); CREATE INDEX c_k ON c (k) INCLUDE (g) WHERE k > 'a';
--- expect
SELECT k, g FROM c ORDER BY k => (a,"is a"), (b,)
SELECT s FROM p => ({a}), ({a})
