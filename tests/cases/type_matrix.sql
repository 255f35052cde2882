--- from
CREATE TABLE t (id integer, a timestamp, b timestamptz, c date, d boolean, e integer, f numeric(10,2), g json, h jsonb, i text, j inet, k cidr, l bytea, m text, n interval, o text, p integer[], qq text[], r real, s double precision, u uuid, v text, w time, x bit(3), y money, z int4range);
--- rows
INSERT INTO t VALUES (1, '2020-01-02 03:04:05', '2020-01-02 03:04:05+00', '2020-01-02', true, 7, 1.50, '{"a":1}', '{"a": 1}', '2020-01-02', '10.0.0.1', '10.0.0.0/8', '\x616263', 'abc', '1 day', '2 days', '{1,2}', '{3,4}', 1.5, 2.5, '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000002', '01:02:03', B'101', 5, '[1,3)');
INSERT INTO t (id) VALUES (2);
--- to
CREATE TABLE t (id smallint, a date, b text, c timestamptz, d integer, e boolean, f integer, g jsonb, h text, i date, j text, k inet, l text, m bytea, n text, o interval, p text[], qq integer[], r numeric(6,2), s bigint, u text, v uuid, w interval, x integer, y numeric(10,2), z text);
--- expect
SELECT a, d, e, f, g, h, i, j, k, p, qq, r, s, u, v, w, x, y, z FROM t WHERE id = 1 => (2020-01-02,1,t,2,"{""a"": 1}","{""a"": 1}",2020-01-02,10.0.0.1/32,10.0.0.0/8,"{1,2}","{3,4}",1.50,2,00000000-0000-0000-0000-000000000001,00000000-0000-0000-0000-000000000002,01:02:03,5,5.00,"[1,3)")
