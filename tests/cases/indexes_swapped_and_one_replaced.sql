--- from
CREATE TABLE t (a integer, b integer, CONSTRAINT p UNIQUE (a), CONSTRAINT q UNIQUE (b, a), CONSTRAINT r CHECK (a > 0), CONSTRAINT s CHECK (b > 0));
CREATE INDEX i ON t (a); CREATE INDEX j ON t (b); CREATE INDEX k ON t (a, b);
COMMENT ON INDEX i IS 'of a';
--- rows
INSERT INTO t VALUES (1, 1), (2, 1);
--- to
CREATE TABLE t (a integer, b integer, CONSTRAINT q UNIQUE (a), CONSTRAINT p UNIQUE (a, b), CONSTRAINT s CHECK (a > 0), CONSTRAINT r FOREIGN KEY (a) REFERENCES t (a));
CREATE INDEX j ON t (a); CREATE INDEX i ON t (b DESC); CREATE INDEX k ON t (b, a);
COMMENT ON INDEX j IS 'of a';
--- expect
SELECT * FROM t => (1,1), (2,1)
