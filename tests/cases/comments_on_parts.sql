--- from
CREATE TABLE p (a integer PRIMARY KEY, i integer GENERATED ALWAYS AS IDENTITY) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE parent (a integer CHECK (a > 0));
CREATE TABLE child () INHERITS (parent);
CREATE VIEW v AS SELECT a FROM parent;
COMMENT ON COLUMN v.a IS 'of a view';
CREATE TYPE pair AS (a integer, b text);
COMMENT ON COLUMN pair.b IS 'of a pair';
--- to
CREATE TABLE p (a integer PRIMARY KEY, i integer GENERATED ALWAYS AS IDENTITY) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE parent (a bigint CHECK (a > 0));
CREATE TABLE child () INHERITS (parent);
CREATE VIEW v AS SELECT a FROM parent;
COMMENT ON COLUMN v.a IS 'of a view';
CREATE TYPE pair AS (a integer, b text);
COMMENT ON COLUMN pair.a IS 'a number';
COMMENT ON INDEX p1_pkey IS 'of a partition';
COMMENT ON INDEX p_pkey IS 'of a key';
COMMENT ON CONSTRAINT p_pkey ON p IS 'a key';
COMMENT ON CONSTRAINT p1_pkey ON p1 IS 'that comes down';
COMMENT ON COLUMN child.a IS 'inherited';
COMMENT ON COLUMN p1.a IS 'of a partition';
COMMENT ON SEQUENCE p_i_seq IS 'of an identity';
COMMENT ON SCHEMA public IS 'ours';
