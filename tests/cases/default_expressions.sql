--- from
CREATE SEQUENCE q; CREATE SEQUENCE r AS integer;
CREATE TABLE t (id integer, a text DEFAULT upper('a' || 'b'), b bigint DEFAULT nextval('q'), c integer DEFAULT nextval('r') * 2, d text DEFAULT ('x' || nextval('q'::regclass)), e timestamptz DEFAULT now() + interval '1 day', f jsonb DEFAULT '{"a": "b"}', g text DEFAULT E'a\nb\\c', h text);
--- rows
INSERT INTO t (id) VALUES (1);
--- to
CREATE SEQUENCE s;
CREATE TABLE t (id integer, a text DEFAULT lower('A'), b integer, c bigint DEFAULT (nextval('s') + 1), d text DEFAULT concat('y', 'z'), e date DEFAULT (now() + interval '1 day')::date, f json DEFAULT '{"a": "b"}', g text DEFAULT 'a;b--c', h text NOT NULL DEFAULT lower('FILL'));
--- expect
SELECT a, b, c, d, h FROM t => (AB,1,2,x2,fill)
