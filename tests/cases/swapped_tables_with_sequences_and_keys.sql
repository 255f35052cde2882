--- from
CREATE TABLE a (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial, x text UNIQUE, CONSTRAINT a_x CHECK (x <> ''));
CREATE TABLE b (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial, y text UNIQUE, a_id integer REFERENCES a (id), CONSTRAINT b_y CHECK (y <> ''));
CREATE INDEX a_idx ON a (lower(x)); CREATE INDEX b_idx ON b (lower(y));
COMMENT ON TABLE a IS 'first'; COMMENT ON TABLE b IS 'second'; COMMENT ON INDEX a_idx IS 'fi';
--- rows
INSERT INTO a (x) VALUES ('a'), ('aa'); INSERT INTO b (y, a_id) VALUES ('b', 2);
--- to
CREATE TABLE b (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial, x text UNIQUE, CONSTRAINT b_x CHECK (x <> ''));
CREATE TABLE a (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial, y text UNIQUE, a_id integer REFERENCES b (id), CONSTRAINT a_y CHECK (y <> ''));
CREATE INDEX b_idx ON b (lower(x)); CREATE INDEX a_idx ON a (lower(y));
COMMENT ON TABLE b IS 'first'; COMMENT ON TABLE a IS 'second'; COMMENT ON INDEX b_idx IS 'fi';
--- rename
a = b
b = a
--- expect
SELECT a.y, b.x FROM a JOIN b ON a.a_id = b.id => (b,aa)
INSERT INTO b (x) VALUES ('c') RETURNING id, n => (3,3)
INSERT INTO a (y) VALUES ('c') RETURNING id, n => (2,2)
