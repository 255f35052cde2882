--- from
CREATE TABLE sale (id integer PRIMARY KEY, at timestamp, amount integer);
CREATE MATERIALIZED VIEW daily AS SELECT at::date AS day, sum(amount) AS amount FROM sale GROUP BY 1;
CREATE UNIQUE INDEX daily_day ON daily (day);
CREATE MATERIALIZED VIEW monthly AS SELECT date_trunc('month', day) AS month, sum(amount) AS amount FROM daily GROUP BY 1 WITH NO DATA;
CREATE INDEX monthly_month ON monthly USING brin (month);
CREATE VIEW top AS SELECT month FROM monthly ORDER BY amount DESC LIMIT 1;
CREATE STATISTICS daily_stats ON day, amount FROM daily;
ALTER MATERIALIZED VIEW daily ALTER COLUMN amount SET STATISTICS 300;
COMMENT ON COLUMN daily.amount IS 'in cents';
COMMENT ON STATISTICS daily_stats IS 'both';
--- rows
INSERT INTO sale VALUES (1, '2024-01-01 10:00', 5), (2, '2024-01-01 11:00', 6), (3, '2024-02-01 11:00', 7);
REFRESH MATERIALIZED VIEW daily;
--- to
CREATE TABLE sale (id integer PRIMARY KEY, at timestamptz, amount bigint);
CREATE MATERIALIZED VIEW daily AS SELECT (at AT TIME ZONE 'UTC')::date AS day, sum(amount) AS amount FROM sale GROUP BY 1;
CREATE UNIQUE INDEX daily_day ON daily (day) WITH (fillfactor = 80);
CREATE MATERIALIZED VIEW monthly AS SELECT date_trunc('month', day) AS month, sum(amount) AS amount FROM daily GROUP BY 1 WITH NO DATA;
CREATE INDEX monthly_month ON monthly USING brin (month);
CREATE VIEW top AS SELECT month FROM monthly ORDER BY amount DESC LIMIT 1;
CREATE STATISTICS daily_stats (mcv) ON day, amount FROM daily;
ALTER MATERIALIZED VIEW daily ALTER COLUMN amount SET STATISTICS 400;
COMMENT ON COLUMN daily.amount IS 'in cents';
COMMENT ON STATISTICS daily_stats IS 'both';
--- expect
SELECT amount FROM daily ORDER BY day => (11), (7)
SELECT relispopulated FROM pg_class WHERE relname = 'monthly' => (f)
