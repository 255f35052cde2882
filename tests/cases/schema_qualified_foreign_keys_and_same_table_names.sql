--- from
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TABLE a.t (id serial PRIMARY KEY, v text, CONSTRAINT u UNIQUE (v));
CREATE TABLE b.t (id serial PRIMARY KEY, t_id integer REFERENCES a.t (id), v text REFERENCES a.t (v));
CREATE INDEX i ON a.t (v); CREATE INDEX i ON b.t (v);
COMMENT ON INDEX a.i IS 'a'; COMMENT ON CONSTRAINT u ON a.t IS 'u'; COMMENT ON COLUMN b.t.v IS 'v';
--- rows
INSERT INTO a.t (v) VALUES ('x'); INSERT INTO b.t (t_id, v) VALUES (1, 'x');
--- to
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TABLE a.t (id bigserial PRIMARY KEY, v varchar(9), CONSTRAINT u UNIQUE (v));
CREATE TABLE b.t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t_id bigint REFERENCES a.t (id), v varchar(9) REFERENCES a.t (v));
CREATE INDEX i ON a.t (v DESC); CREATE INDEX i ON b.t (lower(v));
COMMENT ON INDEX a.i IS 'a!'; COMMENT ON CONSTRAINT u ON a.t IS 'u!'; COMMENT ON COLUMN b.t.v IS 'v!';
--- expect
SELECT * FROM b.t => (1,1,x)
