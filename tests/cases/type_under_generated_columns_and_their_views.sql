--- from
CREATE TABLE items (id integer PRIMARY KEY, price integer NOT NULL, qty integer NOT NULL, total integer GENERATED ALWAYS AS (price * qty) STORED);
CREATE INDEX items_total ON items (total) WHERE total > 10;
CREATE VIEW v AS SELECT id, total FROM items;
--- rows
INSERT INTO items (id, price, qty) VALUES (1, 5, 3);
--- to
CREATE TABLE items (id integer PRIMARY KEY, price numeric(10,2) NOT NULL, qty integer NOT NULL, total numeric(12,2) GENERATED ALWAYS AS (price * qty::numeric) STORED);
CREATE INDEX items_total ON items (total) WHERE total > 10;
CREATE VIEW v AS SELECT id, total FROM items;
--- expect
SELECT total FROM v => (15.00)
