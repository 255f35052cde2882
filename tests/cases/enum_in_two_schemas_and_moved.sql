--- from
CREATE SCHEMA s;
CREATE TYPE mood AS ENUM ('a', 'b'); CREATE TYPE s.mood AS ENUM ('a');
CREATE TABLE t (x mood DEFAULT 'a', y s.mood DEFAULT 'a', z s.mood[], CHECK (x = 'a' OR y = 'a'));
CREATE INDEX t_i ON t (x, y) WHERE y = 'a';
--- rows
INSERT INTO t VALUES ('a', 'a', '{a}');
--- to
CREATE SCHEMA s;
CREATE TYPE mood AS ENUM ('b', 'a'); CREATE TYPE s.mood AS ENUM ('c', 'a');
CREATE TABLE t (x s.mood DEFAULT 'a', y mood DEFAULT 'a', z mood[], CHECK (x = 'a' OR y = 'a'));
CREATE INDEX t_i ON t (x, y) WHERE y = 'a';
--- expect
SELECT * FROM t => (a,a,{a})
