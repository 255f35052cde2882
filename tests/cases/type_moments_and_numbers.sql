--- from
CREATE TABLE t (id integer, a timestamp DEFAULT now(), b timestamptz DEFAULT now(), c date DEFAULT CURRENT_DATE, d bigint DEFAULT 0, e bigint, f integer, g text, h text, i bigint DEFAULT 5, j text DEFAULT 'false', k integer DEFAULT 1, l boolean DEFAULT true);
--- rows
INSERT INTO t VALUES (1, '2020-01-02 03:04:05', '2020-01-02 03:04:05+00', '2020-01-02', 86400, 86400, 86400, '2020-01-02 03:04:05', '2020-01-02 03:04:05+00');
--- to
CREATE TABLE t (id integer, a bigint DEFAULT 0, b bigint, c bigint, d timestamp DEFAULT now(), e timestamptz, f date, g timestamp, h timestamptz, i text DEFAULT '5', j boolean DEFAULT false, k boolean DEFAULT true, l smallint DEFAULT 1);
--- expect
SELECT a, b, c, d, e = '1970-01-02 00:00:00+00', f, g, i, j, k, l FROM t => (1577934245,1577934245,1577923200,"1970-01-02 00:00:00",t,1970-01-02,"2020-01-02 03:04:05",5,f,t,1)
