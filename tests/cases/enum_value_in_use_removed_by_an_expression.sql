--- from
CREATE TYPE st AS ENUM ('new', 'open', 'done', 'old');
CREATE TABLE t (id integer PRIMARY KEY, s st NOT NULL DEFAULT 'new', h st[] NOT NULL DEFAULT '{}', CONSTRAINT ok CHECK (s <> 'done' OR id > 0));
CREATE INDEX t_open ON t (id) WHERE s = 'open';
CREATE INDEX t_s ON t (s, id);
--- rows
INSERT INTO t VALUES (1,'new','{new,open}'),(2,'open','{}'),(3,'done','{done}');
--- to
CREATE TYPE st AS ENUM ('new', 'open', 'old');
CREATE TABLE t (id integer PRIMARY KEY, s st NOT NULL DEFAULT 'new', h st[] NOT NULL DEFAULT '{}');
--- using
t.s = (CASE s::text WHEN 'done' THEN 'old' ELSE s::text END)::st
t.h = array_replace(h::text[], 'done', 'old')::st[]
--- expect
SELECT id, s FROM t ORDER BY id => (1,new), (2,open), (3,old)
