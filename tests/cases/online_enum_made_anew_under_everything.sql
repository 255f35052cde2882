--- from
CREATE TYPE st AS ENUM ('new', 'open', 'done', 'old');
CREATE TABLE t (id integer PRIMARY KEY, s st NOT NULL DEFAULT 'new', h st[] NOT NULL DEFAULT '{}', CONSTRAINT ok CHECK (s <> 'done' OR id > 0));
CREATE INDEX t_open ON t (id) WHERE s = 'open';
CREATE INDEX t_s ON t (s, id);
CREATE VIEW w AS SELECT id, s FROM t WHERE s <> 'done';
--- rows
INSERT INTO t VALUES (1,'new','{new,open}'),(2,'open','{}'),(3,'done','{done}');
--- to
CREATE TYPE st AS ENUM ('new', 'open', 'done');
CREATE TABLE t (id integer PRIMARY KEY, s st NOT NULL DEFAULT 'new', h st[] NOT NULL DEFAULT '{}', CONSTRAINT ok CHECK (s <> 'done' OR id > 0));
CREATE INDEX t_open ON t (id) WHERE s = 'open';
CREATE INDEX t_s ON t (s, id);
CREATE VIEW w AS SELECT id, s FROM t WHERE s <> 'done';
--- expect
SELECT id, s, h FROM t ORDER BY id => (1,new,"{new,open}"), (2,open,{}), (3,done,{done})
SELECT count(*) FROM w => (2)
--- stages
expand
backfill h_new
backfill s_new
guard
index t_open_new
index t_s_new
validate
switch
confirm
drop t_open_old
drop t_s_old
contract
