--- from
CREATE TYPE k AS ENUM ('1', '2');
CREATE TABLE t (id serial PRIMARY KEY, v varchar(9) COLLATE "C", w integer DEFAULT 3, x k, y text, CONSTRAINT u UNIQUE (v, x), CONSTRAINT c CHECK (v <> '' AND w > 0));
CREATE INDEX i ON t (v varchar_pattern_ops, (w * 2), (v || y)) WHERE x = '1';
COMMENT ON COLUMN t.v IS 'vv'; COMMENT ON INDEX i IS 'ii';
--- rows
INSERT INTO t (v, x, w) VALUES ('4', '1', NULL), ('5', '2', 6);
--- to
CREATE TABLE t2 (key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v2 integer NOT NULL DEFAULT 8, w2 text NOT NULL DEFAULT '3', x2 smallint NOT NULL, y text COLLATE "POSIX", CONSTRAINT u UNIQUE (v2, x2), CONSTRAINT c CHECK (v2 > 0 AND w2 <> ''));
CREATE INDEX i ON t2 (v2, (w2 || 'x'), (v2 + 1)) WHERE x2 = 1;
COMMENT ON COLUMN t2.v2 IS 'vv'; COMMENT ON INDEX i IS 'ii!';
--- rename
t2 = t
t2.key = id
t2.v2 = v
t2.w2 = w
t2.x2 = x
--- expect
SELECT key, v2, w2, x2 FROM t2 ORDER BY key => (1,4,3,1), (2,5,6,2)
INSERT INTO t2 (x2) VALUES (1) RETURNING key, v2 => (3,8)
