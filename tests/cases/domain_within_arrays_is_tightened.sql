--- from
CREATE DOMAIN part AS text;
CREATE DOMAIN short AS text CHECK (length(VALUE) < 100) NOT NULL;
CREATE DOMAIN late AS text; ALTER DOMAIN late ADD CHECK (VALUE <> '') NOT VALID;
CREATE TYPE two AS (a short, b integer);
CREATE TABLE t (id integer, list part[], t two, l late[]);
--- rows
INSERT INTO t VALUES (1, '{a,b}', '(c,1)', '{d}');
--- to
CREATE DOMAIN part AS text CHECK (VALUE <> '') NOT NULL;
CREATE DOMAIN short AS text CHECK (length(VALUE) < 10) NOT NULL;
CREATE DOMAIN late AS text CHECK (VALUE <> '');
CREATE TYPE two AS (a short, b integer);
CREATE TABLE t (id integer, list part[], t two, l late[]);
--- expect
SELECT * FROM t => (1,"{a,b}","(c,1)",{d})
