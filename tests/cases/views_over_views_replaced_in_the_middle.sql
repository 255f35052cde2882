--- from
CREATE TABLE account (id integer PRIMARY KEY, owner text, balance numeric(10,2), closed boolean DEFAULT false);
CREATE VIEW open_account WITH (security_barrier) AS SELECT id, owner, balance FROM account WHERE NOT closed;
CREATE VIEW rich AS SELECT id, owner, balance FROM open_account WHERE balance > 1000;
CREATE VIEW rich_names AS SELECT owner, count(*) AS n FROM rich GROUP BY owner;
CREATE MATERIALIZED VIEW totals AS SELECT owner, sum(n) AS n FROM rich_names GROUP BY owner;
CREATE UNIQUE INDEX totals_owner ON totals (owner);
CREATE INDEX totals_n ON totals (n DESC) WHERE n > 1;
ALTER VIEW rich ALTER COLUMN owner SET DEFAULT 'nobody';
COMMENT ON VIEW rich IS 'above a thousand';
COMMENT ON COLUMN rich.owner IS 'who';
COMMENT ON INDEX totals_owner IS 'to refresh concurrently';
CREATE RULE rich_goes AS ON DELETE TO rich DO INSTEAD UPDATE account SET closed = true WHERE id = old.id;
--- rows
INSERT INTO account VALUES (1, 'ann', 5000, false), (2, 'bob', 10, false), (3, 'ann', 2000, false), (4, 'cy', 9000, true);
REFRESH MATERIALIZED VIEW totals;
--- to
CREATE TABLE account (id bigint PRIMARY KEY, owner text, balance numeric(14,4), closed boolean DEFAULT false, kind text DEFAULT 'plain');
CREATE VIEW open_account WITH (security_barrier, security_invoker) AS SELECT kind, id, owner, balance FROM account WHERE NOT closed;
CREATE VIEW rich WITH (check_option = local) AS SELECT id, owner, balance, kind FROM open_account WHERE balance > 1000;
CREATE VIEW rich_names AS SELECT owner, count(*) AS n FROM rich GROUP BY owner;
CREATE MATERIALIZED VIEW totals WITH (fillfactor = 70) AS SELECT owner, sum(n) AS n FROM rich_names GROUP BY owner;
CREATE UNIQUE INDEX totals_owner ON totals (owner);
CREATE INDEX totals_n ON totals (n DESC) WHERE n > 2;
CLUSTER totals USING totals_owner;
ALTER VIEW rich ALTER COLUMN owner SET DEFAULT 'somebody';
COMMENT ON VIEW rich IS 'above a thousand';
COMMENT ON COLUMN rich.owner IS 'who';
COMMENT ON INDEX totals_owner IS 'to refresh concurrently';
CREATE RULE rich_goes AS ON DELETE TO rich DO INSTEAD UPDATE account SET closed = true WHERE id = old.id;
--- expect
SELECT * FROM rich ORDER BY id => (1,ann,5000.0000,plain), (3,ann,2000.0000,plain)
SELECT * FROM totals => (ann,2)
--- since
15
