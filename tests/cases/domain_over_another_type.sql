--- from
CREATE DOMAIN code AS integer DEFAULT 1 CHECK (VALUE > 0);
CREATE DOMAIN wide AS code CHECK (VALUE < 1000);
CREATE DOMAIN name AS varchar(10);
COMMENT ON DOMAIN code IS 'a code';
CREATE TYPE pair AS (a code, b text);
CREATE TABLE t (id integer PRIMARY KEY, c code NOT NULL, w wide, list code[], p pair, n name DEFAULT 'x');
CREATE INDEX t_c ON t (c);
CREATE INDEX t_n ON t (lower(n::text));
CREATE VIEW v AS SELECT c, n FROM t WHERE w > 1;
CREATE FUNCTION of_code(code) RETURNS code LANGUAGE sql AS 'SELECT $1';
--- rows
INSERT INTO t VALUES (1, 2, 3, '{4,5}', '(6,seven)', 'n');
--- to
CREATE DOMAIN code AS bigint DEFAULT 1 CHECK (VALUE > 0);
CREATE DOMAIN wide AS code CHECK (VALUE < 1000);
CREATE DOMAIN name AS varchar(20) NOT NULL;
COMMENT ON DOMAIN code IS 'a code';
CREATE TYPE pair AS (a code, b text);
CREATE TABLE t (id integer PRIMARY KEY, c code NOT NULL, w wide, list code[], p pair, n name DEFAULT 'x');
CREATE INDEX t_c ON t (c);
CREATE INDEX t_n ON t (lower(n::text));
CREATE VIEW v AS SELECT c, n FROM t WHERE w > 1;
CREATE FUNCTION of_code(code) RETURNS code LANGUAGE sql AS 'SELECT $1';
--- expect
SELECT * FROM t => (1,2,3,"{4,5}","(6,seven)",n)
