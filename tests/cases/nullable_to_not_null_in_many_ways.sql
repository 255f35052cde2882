--- from
CREATE TABLE t (id integer, a text, b text, c text DEFAULT 'x', d varchar(9), e integer GENERATED ALWAYS AS (id + 1) STORED, f integer NOT NULL, g timestamp, h text, i integer, j text);
--- rows
INSERT INTO t (id, a, f, b, d) VALUES (1, '5', 6, '7', 'v'), (2, NULL, 6, '8', NULL);
--- to
CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL DEFAULT 9, b integer NOT NULL, c text NOT NULL DEFAULT 'y', d varchar(5) NOT NULL DEFAULT 'dd', e integer GENERATED ALWAYS AS (id + 1) STORED NOT NULL, f integer, g timestamptz NOT NULL DEFAULT '2020-01-01 00:00:00+00', h text[] NOT NULL DEFAULT '{}', i bigserial, j uuid NOT NULL DEFAULT gen_random_uuid());
--- expect
SELECT id, a, b, c, d, e, f, h FROM t ORDER BY id => (1,5,7,x,v,2,6,{}), (2,9,8,x,dd,3,6,{})
SELECT count(*), count(i) FROM t => (2,2)
