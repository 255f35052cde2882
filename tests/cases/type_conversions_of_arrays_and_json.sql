--- from
CREATE EXTENSION citext;
CREATE TABLE t (id integer, a integer[], b text[], c jsonb, d json, e jsonb, f text, g boolean, h timestamptz[], i numeric(8,2)[], j jsonb, kk varchar(9)[], l boolean, m text, n bigint, o numeric, pp double precision, qq time, r interval, s date, u citext, CHECK (cardinality(a) < 9));
CREATE INDEX t_a ON t USING gin (a); CREATE INDEX t_c ON t USING gin (c jsonb_path_ops); CREATE INDEX t_c2 ON t ((c ->> 'x')); CREATE INDEX t_f ON t USING hash (f); CREATE INDEX t_s ON t USING brin (s);
--- rows
INSERT INTO t VALUES (1, '{1,2}', '{3,4}', '{"x": [1]}', '"5"', '[1, 2]', '{"y": 1}', true, '{2020-01-01 00:00+00}', '{1.5}', 'true', '{a}', true, 't', 0, 1.4, 1.6, '01:00', '25:00', '2020-01-01', 'Q');
INSERT INTO t (id) VALUES (2);
--- to
CREATE TABLE t (id integer, a bigint[], b integer[], c json, d integer, e text, f jsonb, g text, h date[], i integer[], j boolean, kk text[], l bigint, m boolean, n boolean, o boolean, pp boolean, qq interval, r time, s text, u varchar(5), CHECK (cardinality(a) < 9));
CREATE INDEX t_a ON t USING gin (a); CREATE INDEX t_c2 ON t ((c ->> 'x')); CREATE INDEX t_f ON t USING gin (f); CREATE INDEX t_s ON t USING hash (s);
--- expect
SELECT a, b, c, d, e, f, g, h, i, j, kk, l, m, n, o, pp, qq, r, s, u FROM t WHERE id = 1 => ("{1,2}","{3,4}","{""x"": [1]}",5,"[1, 2]","{""y"": 1}",true,{2020-01-01},{2},t,{a},1,t,f,t,t,01:00:00,01:00:00,2020-01-01,Q)
