--- from
CREATE TABLE a (id integer NOT NULL, k varchar(9) NOT NULL) PARTITION BY LIST (k);
CREATE TABLE a_1 PARTITION OF a FOR VALUES IN ('x');
CREATE TABLE c (id integer NOT NULL, n timestamp[]);
CREATE UNIQUE INDEX a_pkey ON ONLY a (k, id);
CREATE UNIQUE INDEX a_1_pkey ON a_1 (k, id);
ALTER INDEX a_pkey ATTACH PARTITION a_1_pkey;
CREATE UNIQUE INDEX c_key ON c (id);
ALTER TABLE c REPLICA IDENTITY USING INDEX c_key;
ALTER TABLE c CLUSTER ON c_key;
--- rows
INSERT INTO a VALUES (1, 'x'), (2, 'x');
--- to
CREATE TABLE a (id bigint NOT NULL, k varchar(9) NOT NULL, PRIMARY KEY (id));
CREATE TABLE b (a_id bigint REFERENCES a);
CREATE TABLE c (id integer NOT NULL, n timestamp[]) PARTITION BY RANGE (id);
CREATE TABLE c_1 PARTITION OF c DEFAULT;
CREATE UNIQUE INDEX c_key ON c (id);
--- expect
SELECT * FROM a ORDER BY id => (1,x), (2,x)
