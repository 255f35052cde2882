--- from
CREATE TYPE st AS ENUM ('new', 'open', 'done', 'old');
CREATE TABLE t (id integer PRIMARY KEY, s st NOT NULL DEFAULT 'new', h st[] NOT NULL DEFAULT '{}', CONSTRAINT ok CHECK (s <> 'done' OR id > 0));
CREATE INDEX t_open ON t (id) WHERE s = 'open';
CREATE INDEX t_s ON t (s, id);
CREATE VIEW w AS SELECT id, s FROM t WHERE s <> 'done';
--- rows
INSERT INTO t VALUES (1,'new','{new,open}'),(2,'open','{}'),(3,'done','{done}');
--- to
CREATE TYPE st AS ENUM ('draft', 'new', 'open', 'done', 'old');
CREATE TABLE t (id integer PRIMARY KEY, s st NOT NULL DEFAULT 'new', h st[] NOT NULL DEFAULT '{}', CONSTRAINT ok CHECK (s NOT IN ('done', 'draft') OR id > 0));
CREATE INDEX t_open ON t (id) WHERE s = 'open';
CREATE INDEX t_s ON t (s, id);
CREATE VIEW w AS SELECT id, s FROM t WHERE s <> 'draft';
--- expect
SELECT id, s, h FROM t ORDER BY id => (1,new,"{new,open}"), (2,open,{}), (3,done,{done})
SELECT count(*) FROM w => (3)
--- stages
values
expand
validate
