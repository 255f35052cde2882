--- from
CREATE TABLE t (id integer PRIMARY KEY, a serial, b integer DEFAULT 4, CONSTRAINT t_ck CHECK (a > 0 AND b > 0), CONSTRAINT t_a_key UNIQUE (a), CONSTRAINT t_b_key UNIQUE (b));
CREATE INDEX t_a_idx ON t (a); CREATE INDEX t_b_idx ON t (b);
COMMENT ON COLUMN t.a IS 'gone'; COMMENT ON COLUMN t.b IS 'stays';
--- rows
INSERT INTO t VALUES (1, 2, 3);
--- to
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT 4, CONSTRAINT t_ck CHECK (a > 0), CONSTRAINT t_a_key UNIQUE (a));
CREATE INDEX t_a_idx ON t (a);
COMMENT ON COLUMN t.a IS 'stays';
--- rename
t.a = b
--- expect
SELECT id, a FROM t => (1,3)
--- one way
the dropped serial column was NOT NULL with a check over both
