--- from
CREATE TABLE a (id integer PRIMARY KEY, parent integer REFERENCES a (id), twice bigint GENERATED ALWAYS AS (id * 2) STORED, CONSTRAINT a_small CHECK (id < 1000), CONSTRAINT a_both UNIQUE (id, parent), CONSTRAINT a_twice UNIQUE (twice));
CREATE INDEX a_expr ON a ((id + 1)) WHERE id > 0;
CREATE INDEX a_part ON a (parent DESC) INCLUDE (id) WHERE id > 5;
CREATE TABLE b (id integer PRIMARY KEY REFERENCES a (id) ON DELETE CASCADE, n integer, FOREIGN KEY (id, n) REFERENCES a (id, parent));
CREATE TABLE c (b_id integer PRIMARY KEY REFERENCES b (id), FOREIGN KEY (b_id) REFERENCES a (id));
COMMENT ON INDEX a_expr IS 'plus one'; COMMENT ON CONSTRAINT a_small ON a IS 'small'; COMMENT ON COLUMN a.twice IS 'twice';
COMMENT ON CONSTRAINT a_pkey ON a IS 'key'; COMMENT ON CONSTRAINT b_id_fkey ON b IS 'ref';
--- rows
INSERT INTO a VALUES (1, NULL), (2, 1); INSERT INTO b VALUES (2, 1); INSERT INTO c VALUES (2);
--- to
CREATE TABLE a (id text PRIMARY KEY, parent text REFERENCES a (id), twice text GENERATED ALWAYS AS (id || id) STORED, CONSTRAINT a_small CHECK (length(id) < 1000), CONSTRAINT a_both UNIQUE (id, parent), CONSTRAINT a_twice UNIQUE (twice));
CREATE INDEX a_expr ON a ((id || 'x')) WHERE id > '0';
CREATE INDEX a_part ON a (parent DESC) INCLUDE (id) WHERE id > '5';
CREATE TABLE b (id text PRIMARY KEY REFERENCES a (id) ON DELETE CASCADE, n text, FOREIGN KEY (id, n) REFERENCES a (id, parent));
CREATE TABLE c (b_id text PRIMARY KEY REFERENCES b (id), FOREIGN KEY (b_id) REFERENCES a (id));
COMMENT ON INDEX a_expr IS 'plus one'; COMMENT ON CONSTRAINT a_small ON a IS 'small'; COMMENT ON COLUMN a.twice IS 'twice';
COMMENT ON CONSTRAINT a_pkey ON a IS 'key'; COMMENT ON CONSTRAINT b_id_fkey ON b IS 'ref';
--- expect
SELECT a.id, twice, b.n, b_id FROM a, b, c WHERE a.id = b.id => (2,22,1,2)
