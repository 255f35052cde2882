--- from
CREATE TABLE a (id integer NOT NULL, k varchar(9) NOT NULL) PARTITION BY LIST (k);
CREATE TABLE a_1 PARTITION OF a FOR VALUES IN ('x');
CREATE UNIQUE INDEX a_pkey ON ONLY a (k, id);
CREATE UNIQUE INDEX a_1_pkey ON a_1 (k, id);
ALTER INDEX a_pkey ATTACH PARTITION a_1_pkey;
--- rows
INSERT INTO a VALUES (1, 'x'), (2, 'x');
--- to
CREATE TABLE a (id bigint NOT NULL, k varchar(9) NOT NULL, PRIMARY KEY (id));
CREATE TABLE b (a_id bigint REFERENCES a);
--- expect
SELECT * FROM a ORDER BY id => (1,x), (2,x)
