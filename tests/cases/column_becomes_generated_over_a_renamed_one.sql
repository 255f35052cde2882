--- from
CREATE TABLE t (a integer, b integer, c integer, CONSTRAINT ck CHECK (a + b > 0), CONSTRAINT u UNIQUE (b));
CREATE INDEX i ON t (b, c);
COMMENT ON COLUMN t.b IS 'b';
--- rows
INSERT INTO t VALUES (1, 2, 3);
--- to
CREATE TABLE t (b integer, a integer GENERATED ALWAYS AS (b * 2) STORED, c text GENERATED ALWAYS AS (b::text) STORED NOT NULL, CONSTRAINT ck CHECK (b + a > 0), CONSTRAINT u UNIQUE (a));
CREATE INDEX i ON t (a, c);
COMMENT ON COLUMN t.b IS 'was a'; COMMENT ON COLUMN t.a IS 'twice';
--- rename
t.a = b
t.b = a
--- expect
SELECT b, a, c FROM t => (1,2,1)
