--- from
CREATE TABLE t (id integer PRIMARY KEY, kind text, note text);
--- rows
INSERT INTO t VALUES (1, NULL, 'a'), (2, 'x', NULL), (3, 'y', NULL), (4, NULL, 'b');
--- to
CREATE TABLE t (id integer PRIMARY KEY, sort text NOT NULL DEFAULT 'x', remark text NOT NULL);
--- rename
t.sort = kind
t.remark = note
--- fails
2
