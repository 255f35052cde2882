--- from
CREATE FUNCTION even(integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1 % 2 = 0;
CREATE DOMAIN quantity AS integer DEFAULT 2 CHECK (VALUE > 0) CONSTRAINT is_even CHECK (even(VALUE));
CREATE DOMAIN mail AS text COLLATE "C" NOT NULL CHECK (VALUE ~ '@');
COMMENT ON DOMAIN quantity IS 'how many';
COMMENT ON CONSTRAINT is_even ON DOMAIN quantity IS 'in pairs';
CREATE TABLE t (id integer, amount quantity, m mail);
--- rows
INSERT INTO t VALUES (1, 4, 'a@b');
--- to
CREATE DOMAIN quantity AS integer DEFAULT 8 CONSTRAINT quantity_check CHECK (VALUE > 1) NOT NULL;
ALTER DOMAIN quantity ADD CONSTRAINT few CHECK (VALUE < 3) NOT VALID;
CREATE DOMAIN mail AS text COLLATE "C" CHECK (VALUE ~ '@') CONSTRAINT short CHECK (length(VALUE) < 9);
COMMENT ON CONSTRAINT quantity_check ON DOMAIN quantity IS 'more than one';
CREATE TABLE t (id integer, amount quantity, m mail);
--- expect
SELECT * FROM t => (1,4,a@b)
