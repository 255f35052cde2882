--- from
CREATE SEQUENCE free START 100 CACHE 5;
CREATE SEQUENCE kept;
CREATE TABLE p (id integer DEFAULT nextval('free'), k integer DEFAULT nextval('kept')) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p (id DEFAULT nextval('kept')) FOR VALUES IN (1, 2, 3, 4);
ALTER SEQUENCE kept OWNED BY p.k;
CREATE TABLE t (id serial, b bigserial, n integer);
CREATE VIEW v AS SELECT nextval('free') AS n, t.id FROM t;
ALTER VIEW v ALTER COLUMN id SET DEFAULT nextval('t_id_seq');
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN nextval('free');
COMMENT ON SEQUENCE t_id_seq IS 'ids';
--- rows
INSERT INTO t (n) VALUES (1), (2);
INSERT INTO p (k) VALUES (1);
--- to
CREATE SEQUENCE free AS integer START 100 MAXVALUE 5000 CYCLE;
CREATE SEQUENCE kept;
CREATE TABLE p (id integer DEFAULT nextval('kept'), k integer DEFAULT nextval('kept')) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1, 2, 3, 4);
CREATE TABLE t (id bigserial, b bigint, n integer DEFAULT nextval('free'));
ALTER SEQUENCE kept OWNED BY t.b;
ALTER SEQUENCE free OWNED BY t.n;
CREATE VIEW v AS SELECT nextval('free') AS n, t.id FROM t;
ALTER VIEW v ALTER COLUMN id SET DEFAULT nextval('t_id_seq');
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql RETURN nextval('free');
COMMENT ON SEQUENCE t_id_seq IS 'ids';
--- expect
SELECT id, b, n FROM t ORDER BY id => (1,1,1), (2,2,2)
SELECT nextval('t_id_seq') => (3)
