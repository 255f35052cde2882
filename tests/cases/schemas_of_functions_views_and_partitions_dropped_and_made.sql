--- from
CREATE SCHEMA old;
CREATE TABLE old.t (id integer PRIMARY KEY, at date NOT NULL);
CREATE FUNCTION old.f(old.t) RETURNS integer LANGUAGE sql AS 'SELECT $1.id';
CREATE VIEW public.v AS SELECT id, old.f(t) AS f FROM old.t;
CREATE TABLE public.ref (t_id integer REFERENCES old.t);
CREATE TYPE old.e AS ENUM ('x');
CREATE TABLE public.uses (e old.e DEFAULT 'x', n integer);
--- rows
INSERT INTO old.t VALUES (1, '2024-01-01');
INSERT INTO uses (n) VALUES (1);
--- to
CREATE SCHEMA fresh;
CREATE TABLE fresh.t (id integer NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.t_1 PARTITION OF fresh.t DEFAULT;
CREATE FUNCTION fresh.f(fresh.t) RETURNS integer LANGUAGE sql AS 'SELECT $1.id';
CREATE VIEW public.v AS SELECT id, fresh.f(t) AS f FROM fresh.t;
CREATE TABLE public.ref (t_id integer, at date, FOREIGN KEY (t_id, at) REFERENCES fresh.t);
CREATE TYPE fresh.e AS ENUM ('x', 'y');
CREATE TABLE public.uses (e fresh.e DEFAULT 'y', n integer);
--- expect
SELECT * FROM uses => (x,1)
