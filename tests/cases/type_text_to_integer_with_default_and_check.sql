--- from
CREATE TABLE items (id integer PRIMARY KEY, amount text NOT NULL DEFAULT '0', CONSTRAINT positive CHECK (length(amount) > 0));
CREATE INDEX items_amount_idx ON items (lower(amount)) WHERE amount <> '0';
--- rows
INSERT INTO items VALUES (1, '12'), (2, '0');
--- to
CREATE TABLE items (id integer PRIMARY KEY, amount integer NOT NULL DEFAULT 0, CONSTRAINT positive CHECK (amount >= 0));
CREATE INDEX items_amount_idx ON items (amount) WHERE amount <> 0;
--- expect
SELECT amount FROM items ORDER BY id => (12), (0)
