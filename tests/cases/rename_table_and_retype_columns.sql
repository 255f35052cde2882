--- from
CREATE TYPE k AS ENUM ('x', 'y');
CREATE TABLE old (id integer PRIMARY KEY, a text NOT NULL DEFAULT '1', b k DEFAULT 'x', c integer, CONSTRAINT old_a CHECK (a <> ''), CONSTRAINT old_u UNIQUE (a, b));
CREATE INDEX old_i ON old (a, lower(a)) WHERE b = 'x';
CREATE TABLE ref (old_id integer, FOREIGN KEY (old_id) REFERENCES old (id));
--- rows
INSERT INTO old VALUES (1, '5', 'y', 3); INSERT INTO ref VALUES (1);
--- to
CREATE TYPE kk AS ENUM ('z', 'yy', 'x');
CREATE TABLE new (key bigint PRIMARY KEY, aa integer NOT NULL DEFAULT 1, bb kk DEFAULT 'x', a text, CONSTRAINT new_a CHECK (aa <> 0), CONSTRAINT new_u UNIQUE (aa, bb));
CREATE INDEX new_i ON new (aa, abs(aa)) WHERE bb = 'x';
CREATE TABLE ref (old_id bigint, FOREIGN KEY (old_id) REFERENCES new (key));
--- rename
kk = k
kk 'yy' = y
new = old
new.key = id
new.aa = a
new.bb = b
new.a = c
--- expect
SELECT key, aa, bb, a FROM new => (1,5,yy,3)
