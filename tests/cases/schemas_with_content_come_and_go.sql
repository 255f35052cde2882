--- from
CREATE SCHEMA s; CREATE SCHEMA keep;
CREATE TYPE s.e AS ENUM ('a');
CREATE SEQUENCE s.q;
CREATE TABLE s.p (id integer PRIMARY KEY, e s.e, q bigint DEFAULT nextval('s.q'));
CREATE TABLE s.c (id integer REFERENCES s.p (id));
CREATE TABLE keep.k (id integer PRIMARY KEY REFERENCES s.p (id), e s.e DEFAULT 'a');
CREATE TABLE t (id integer PRIMARY KEY);
COMMENT ON SCHEMA s IS 's'; COMMENT ON SCHEMA keep IS 'k'; COMMENT ON TYPE s.e IS 'e'; COMMENT ON SEQUENCE s.q IS 'q'; COMMENT ON TABLE s.p IS 'p';
--- rows
INSERT INTO s.p VALUES (1, 'a'); INSERT INTO s.c VALUES (1); INSERT INTO keep.k VALUES (1);
--- to
CREATE SCHEMA "New"; CREATE SCHEMA keep;
CREATE TYPE "New".e AS ENUM ('a', 'b');
CREATE TABLE "New".p (id serial PRIMARY KEY, e "New".e DEFAULT 'b');
CREATE TABLE keep.k (id integer PRIMARY KEY, e "New".e DEFAULT 'a');
CREATE TABLE t (id integer PRIMARY KEY REFERENCES "New".p (id));
COMMENT ON SCHEMA keep IS 'kk'; COMMENT ON SCHEMA "New" IS 'n';
--- expect
SELECT * FROM keep.k => (1,a)
--- one way
the row that is referred to is gone
