--- from
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE t (id serial PRIMARY KEY, k k DEFAULT 'a', n integer, g integer GENERATED ALWAYS AS (n) STORED, CONSTRAINT c CHECK (n > 0), CONSTRAINT u UNIQUE (n), CONSTRAINT x EXCLUDE USING btree (n WITH =));
CREATE INDEX i ON t (n DESC) WHERE n > 1;
COMMENT ON TYPE k IS 'k'; COMMENT ON TABLE t IS 't'; COMMENT ON COLUMN t.k IS 't.k'; COMMENT ON COLUMN t.g IS 't.g'; COMMENT ON COLUMN t.n IS 't.n';
COMMENT ON CONSTRAINT c ON t IS 'c'; COMMENT ON CONSTRAINT u ON t IS 'u'; COMMENT ON CONSTRAINT x ON t IS 'x'; COMMENT ON INDEX i IS 'i'; COMMENT ON SEQUENCE t_id_seq IS 'seq'; COMMENT ON CONSTRAINT t_pkey ON t IS 'pk';
--- rows
INSERT INTO t (n) VALUES (1);
--- to
CREATE TYPE kk AS ENUM ('b', 'a');
CREATE TABLE tt (id serial PRIMARY KEY, kk kk DEFAULT 'a', nn bigint, gg bigint GENERATED ALWAYS AS (nn) STORED, CONSTRAINT cc CHECK (nn > 0), CONSTRAINT uu UNIQUE (nn), CONSTRAINT xx EXCLUDE USING btree (nn WITH =));
CREATE INDEX ii ON tt (nn DESC) WHERE nn > 1;
COMMENT ON TYPE kk IS 'k'; COMMENT ON TABLE tt IS 't'; COMMENT ON COLUMN tt.kk IS 't.k!'; COMMENT ON COLUMN tt.gg IS 't.g';
COMMENT ON CONSTRAINT cc ON tt IS 'c'; COMMENT ON CONSTRAINT uu ON tt IS 'u!'; COMMENT ON CONSTRAINT xx ON tt IS 'x'; COMMENT ON INDEX ii IS 'i'; COMMENT ON SEQUENCE tt_id_seq IS 'seq'; COMMENT ON CONSTRAINT tt_pkey ON tt IS 'pk';
--- rename
kk = k
tt = t
tt.kk = k
tt.nn = n
tt.gg = g
--- expect
SELECT * FROM tt => (1,a,1,1)
INSERT INTO tt (nn) VALUES (4) RETURNING id => (2)
