--- from
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE t (id integer PRIMARY KEY, p pair, n integer);
CREATE FUNCTION audit(t) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT $1.id > 0 $$;
CREATE FUNCTION rows_of(lim integer) RETURNS TABLE (id integer, n integer) LANGUAGE sql STABLE AS $$ SELECT id, n FROM t LIMIT lim $$;
CREATE FUNCTION make(integer, text) RETURNS pair LANGUAGE sql IMMUTABLE AS $$ SELECT ROW($1, $2)::pair $$;
CREATE FUNCTION label(p pair) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT p.b $$;
CREATE FUNCTION matches(pair, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1.b = $2 $$;
CREATE OPERATOR === (LEFTARG = pair, RIGHTARG = text, FUNCTION = matches);
CREATE VIEW v AS SELECT r.*, label(make(1, 'x')) AS l FROM rows_of(10) r;
CREATE VIEW w AS SELECT v.id, v.l FROM v WHERE EXISTS (SELECT FROM t WHERE p === 'x');
CREATE POLICY pol ON t USING (audit(t));
CREATE INDEX t_label ON t (label(p));
CREATE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW WHEN (audit(NEW.*)) EXECUTE FUNCTION tr();
CREATE MATERIALIZED VIEW mv AS SELECT label(p) AS l, count(*) FROM t GROUP BY 1;
CREATE UNIQUE INDEX mv_l ON mv (l);
--- rows
INSERT INTO t VALUES (1, '(1,x)', 2);
REFRESH MATERIALIZED VIEW mv;
--- to
CREATE TYPE pair AS (b varchar(30), a bigint);
CREATE TABLE t (id bigint PRIMARY KEY, p pair, n numeric);
CREATE FUNCTION audit(one t) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT $1.id > 1 $$;
CREATE FUNCTION rows_of(lim integer, skip integer DEFAULT 0) RETURNS TABLE (id bigint, m numeric) LANGUAGE sql STABLE AS $$ SELECT id, n FROM t LIMIT lim OFFSET skip $$;
CREATE FUNCTION make(integer, text) RETURNS pair LANGUAGE sql IMMUTABLE AS $$ SELECT ROW($2, $1)::pair $$;
CREATE FUNCTION label(p pair) RETURNS varchar LANGUAGE sql IMMUTABLE AS $$ SELECT p.b $$;
CREATE FUNCTION matches(pair, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1.b <> $2 $$;
CREATE OPERATOR === (LEFTARG = pair, RIGHTARG = text, FUNCTION = matches);
CREATE VIEW v AS SELECT r.*, label(make(1, 'x')) AS l FROM rows_of(10) r;
CREATE VIEW w AS SELECT v.id, v.l FROM v WHERE EXISTS (SELECT FROM t WHERE p === 'x');
CREATE POLICY pol ON t USING (audit(t));
CREATE INDEX t_label ON t (label(p));
CREATE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW WHEN (audit(NEW.*)) EXECUTE FUNCTION tr();
CREATE MATERIALIZED VIEW mv AS SELECT label(p) AS l, count(*) FROM t GROUP BY 1;
CREATE UNIQUE INDEX mv_l ON mv (l);
--- expect
SELECT id, p, n FROM t => (1,"(x,1)",2)
SELECT * FROM mv => (x,1)
