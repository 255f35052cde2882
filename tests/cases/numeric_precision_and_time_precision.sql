--- from
CREATE TABLE t (a numeric(10,2) DEFAULT 1.5, b numeric, c timestamp(0), d timestamptz(3)[], e varchar[], f char(3), g numeric(5,2)[], h bit varying(5), i interval, j time(3), g2 numeric(10,2) GENERATED ALWAYS AS (a * 2) STORED, CHECK (a < 100), UNIQUE (a));
--- rows
INSERT INTO t VALUES (2.25, 3.14159, '2020-01-01 00:00:01', '{2020-01-01}', '{abc}', 'x', '{1.25}', B'10101', '1 day', '01:00');
--- to
CREATE TABLE t (a numeric(20,4) DEFAULT 1.5, b numeric(4,1), c timestamp(6), d timestamp[], e varchar(3)[], f text, g numeric[], h bit(5), i interval(0), j time, g2 numeric(10,2) GENERATED ALWAYS AS (a * 2) STORED, CHECK (a < 100), UNIQUE (a));
--- expect
SELECT a, b, e, f, g, i, j, g2 FROM t => (2.2500,3.1,{abc},x,{1.25},"1 day",01:00:00,4.50)
