--- from
CREATE TABLE stock (id integer PRIMARY KEY, n integer NOT NULL DEFAULT 0, note text);
CREATE VIEW low_stock AS SELECT id, n FROM stock WHERE n < 10;
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT sum(n) FROM stock);
CREATE FUNCTION lowest() RETURNS SETOF low_stock LANGUAGE sql BEGIN ATOMIC SELECT id, n FROM low_stock ORDER BY n; END;
CREATE FUNCTION of_row(stock) RETURNS text LANGUAGE sql IMMUTABLE RETURN ($1).note;
CREATE PROCEDURE add(integer, integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO stock (id, n) VALUES ($1, $2); UPDATE stock SET note = 'seen' WHERE id = $1; END;
CREATE PROCEDURE out_of(INOUT x integer, y text DEFAULT 'a') LANGUAGE plpgsql AS $$ BEGIN x := x + 1; END $$;
CREATE FUNCTION many(VARIADIC a integer[]) RETURNS TABLE (k integer, v text) LANGUAGE sql AS $$ SELECT 1, 'a' $$;
CREATE AGGREGATE product(integer) (SFUNC = int4mul, STYPE = integer, INITCOND = '1');
CREATE VIEW products AS SELECT product(n) AS p, total() AS t FROM stock;
--- rows
CALL add(1, 5);
CALL add(2, 20);
--- to
CREATE TABLE stock (id integer PRIMARY KEY, n bigint NOT NULL DEFAULT 0, note text, place text);
CREATE VIEW low_stock AS SELECT id, n, place FROM stock WHERE n < 10;
CREATE FUNCTION total() RETURNS numeric LANGUAGE sql STABLE RETURN (SELECT sum(n) FROM stock);
CREATE FUNCTION lowest() RETURNS SETOF low_stock LANGUAGE sql BEGIN ATOMIC SELECT id, n, place FROM low_stock ORDER BY n; END;
CREATE FUNCTION of_row(stock) RETURNS text LANGUAGE sql IMMUTABLE RETURN ($1).note;
CREATE PROCEDURE add(integer, integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO stock (id, n) VALUES ($1, $2); UPDATE stock SET place = 'seen' WHERE id = $1; END;
CREATE PROCEDURE out_of(INOUT x bigint, OUT y text) LANGUAGE plpgsql AS $$ BEGIN x := x + 1; y := 'b'; END $$;
CREATE FUNCTION many(VARIADIC a integer[]) RETURNS TABLE (k integer, w text) LANGUAGE sql AS $$ SELECT 1, 'a' $$;
CREATE AGGREGATE product(bigint) (SFUNC = int8mul, STYPE = bigint, INITCOND = '1');
CREATE VIEW products AS SELECT product(n) AS p, total() AS t FROM stock;
--- expect
SELECT * FROM products => (100,25)
SELECT * FROM lowest() => (1,5,)
SELECT of_row(stock) FROM stock ORDER BY id => (seen), (seen)
