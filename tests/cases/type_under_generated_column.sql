--- from
CREATE TABLE items (id integer PRIMARY KEY, price integer NOT NULL, total integer GENERATED ALWAYS AS (price * 2) STORED);
CREATE INDEX items_total_idx ON items (total);
--- rows
INSERT INTO items VALUES (1, 5);
--- to
CREATE TABLE items (id integer PRIMARY KEY, price bigint NOT NULL, total integer GENERATED ALWAYS AS (price * 2) STORED);
CREATE INDEX items_total_idx ON items (total);
--- expect
SELECT price, total FROM items => (5,10)
