--- from
CREATE TYPE status AS ENUM ('new', 'old');
CREATE DOMAIN level AS text CHECK (VALUE IN ('low', 'high'));
CREATE TABLE t (id integer, s status DEFAULT 'new', l level);
CREATE INDEX t_s ON t (s);
--- rows
INSERT INTO t VALUES (1, 'old', 'low');
--- to
CREATE DOMAIN status AS text CHECK (VALUE IN ('new', 'old'));
CREATE TYPE level AS ENUM ('low', 'high');
CREATE TABLE t (id integer, s status DEFAULT 'new', l level);
CREATE INDEX t_s ON t (s);
--- expect
SELECT * FROM t => (1,old,low)
