--- from
CREATE TYPE region AS ENUM ('eu', 'us');
CREATE TABLE o (id integer, r region, n integer, at date) PARTITION BY LIST (r);
CREATE TABLE o_eu PARTITION OF o FOR VALUES IN ('eu') PARTITION BY RANGE (n);
CREATE TABLE o_eu_1 PARTITION OF o_eu FOR VALUES FROM (MINVALUE) TO (10);
CREATE TABLE o_eu_2 PARTITION OF o_eu FOR VALUES FROM (10) TO (MAXVALUE);
CREATE TABLE o_us PARTITION OF o FOR VALUES IN ('us');
CREATE TABLE x (id integer, a text) PARTITION BY RANGE ((id % 10), lower(a));
CREATE TABLE x1 PARTITION OF x DEFAULT;
--- rows
INSERT INTO o VALUES (1, 'eu', 5, NULL), (2, 'eu', 50, NULL), (3, 'us', 7, NULL);
INSERT INTO x VALUES (1, 'A'), (12, 'B');
--- to
CREATE TYPE region AS ENUM ('asia', 'us', 'eu');
CREATE TABLE o (id integer, r region, n bigint, at date) PARTITION BY LIST (r);
CREATE TABLE o_eu PARTITION OF o FOR VALUES IN ('eu') PARTITION BY RANGE (n);
CREATE TABLE o_eu_1 PARTITION OF o_eu FOR VALUES FROM (MINVALUE) TO (20);
CREATE TABLE o_eu_2 PARTITION OF o_eu FOR VALUES FROM (20) TO (MAXVALUE);
CREATE TABLE o_us PARTITION OF o FOR VALUES IN ('us', 'asia');
CREATE TABLE x (id bigint, a varchar(9)) PARTITION BY RANGE ((id % 10), lower(a));
CREATE TABLE x1 PARTITION OF x DEFAULT;
--- expect
SELECT id, r, n FROM o ORDER BY id => (1,eu,5), (2,eu,50), (3,us,7)
SELECT * FROM x ORDER BY id => (1,A), (12,B)
