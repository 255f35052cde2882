--- from
CREATE TABLE cust (id integer PRIMARY KEY);
CREATE TABLE ord (id integer NOT NULL, day date NOT NULL, cust_id integer REFERENCES cust, amount integer DEFAULT 1, CONSTRAINT pos CHECK (amount > 0), PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE ord_1 PARTITION OF ord FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE ord_2 PARTITION OF ord (amount DEFAULT 2 NOT NULL) FOR VALUES FROM ('2024-02-01') TO ('2024-03-01');
CREATE UNIQUE INDEX ord_u ON ord (day, cust_id, id);
CREATE INDEX ord_2_own ON ord_2 (amount);
CREATE TABLE ord_3 (amount integer DEFAULT 1, id integer NOT NULL, day date NOT NULL, cust_id integer REFERENCES cust, CONSTRAINT pos CHECK (amount > 0));
COMMENT ON CONSTRAINT pos ON ord IS 'never nothing';
COMMENT ON INDEX ord_1_pkey IS 'of January';
--- rows
INSERT INTO cust VALUES (1);
INSERT INTO ord VALUES (1, '2024-01-05', 1, 3), (2, '2024-02-05', 1, 4);
INSERT INTO ord_3 VALUES (5, 3, '2024-03-05', 1);
--- to
CREATE TABLE cust (id integer PRIMARY KEY);
CREATE TABLE ord (id integer NOT NULL, day date NOT NULL, cust_id integer REFERENCES cust ON DELETE SET NULL, amount integer DEFAULT 7, CONSTRAINT pos CHECK (amount > 0), PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE ord_1 (id integer NOT NULL, day date NOT NULL, cust_id integer, amount integer DEFAULT 1, PRIMARY KEY (id));
CREATE TABLE ord_2 PARTITION OF ord (amount DEFAULT 2 NOT NULL) FOR VALUES FROM ('2024-02-01') TO ('2024-03-01');
CREATE UNIQUE INDEX ord_u ON ord (day, cust_id, id);
CREATE INDEX ord_2_own ON ord_2 (amount);
CREATE TABLE ord_3 PARTITION OF ord FOR VALUES FROM ('2024-03-01') TO ('2024-04-01');
COMMENT ON CONSTRAINT pos ON ord IS 'never nothing';
--- expect
SELECT id, day, amount FROM ord ORDER BY id => (2,2024-02-05,4), (3,2024-03-05,5)
SELECT id FROM ord_1 => (1)
--- one way
the columns of a table do not change places
