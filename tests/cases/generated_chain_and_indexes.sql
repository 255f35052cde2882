--- from
CREATE TABLE t (a integer, b integer, g integer GENERATED ALWAYS AS (a + b) STORED NOT NULL, CONSTRAINT t_pk PRIMARY KEY (g), CONSTRAINT t_c CHECK (g > a), x numeric(8,2) GENERATED ALWAYS AS (a) STORED);
CREATE INDEX i ON t ((g + 1), a) WHERE x > 0;
CREATE TABLE u (g integer REFERENCES t (g));
COMMENT ON COLUMN t.g IS 'g'; COMMENT ON CONSTRAINT t_pk ON t IS 'pk';
--- rows
INSERT INTO t VALUES (1, 2); INSERT INTO u VALUES (3);
--- to
CREATE TABLE t (a bigint, b integer, g integer GENERATED ALWAYS AS (a + b) STORED NOT NULL, CONSTRAINT t_pk PRIMARY KEY (g), CONSTRAINT t_c CHECK (g > a), x numeric(4,1) GENERATED ALWAYS AS (b) STORED);
CREATE INDEX i ON t ((g + 1), a) WHERE x > 0;
CREATE TABLE u (g integer REFERENCES t (g));
COMMENT ON COLUMN t.g IS 'g'; COMMENT ON CONSTRAINT t_pk ON t IS 'pk';
--- expect
SELECT a, b, g, x FROM t => (1,2,3,2.0)
