--- from
CREATE TABLE log (id integer NOT NULL, at date NOT NULL, note text DEFAULT 'n', CONSTRAINT named CHECK (id > 0));
CREATE TABLE log_old (id integer NOT NULL, at date NOT NULL, note text DEFAULT 'n', CONSTRAINT named CHECK (id > 0));
CREATE UNIQUE INDEX log_old_key ON log_old (id, at);
CREATE TABLE parent (id integer, at date);
CREATE TABLE child (more text) INHERITS (parent);
CREATE TABLE grandchild () INHERITS (child);
CREATE INDEX child_at ON child (at);
CREATE VIEW v AS SELECT id FROM child;
COMMENT ON COLUMN log_old.note IS 'words';
--- rows
INSERT INTO log_old VALUES (1, '2023-05-05');
INSERT INTO log VALUES (2, '2024-05-05');
INSERT INTO child VALUES (1, NULL, 'x');
INSERT INTO grandchild VALUES (2, NULL, 'y');
--- to
CREATE TABLE logs (id integer NOT NULL, at date NOT NULL, note text DEFAULT 'n', CONSTRAINT named CHECK (id > 0), PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE log PARTITION OF logs FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
CREATE TABLE log_old PARTITION OF logs FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE parent (id integer, at date);
CREATE TABLE child (id integer, at date, more text);
CREATE TABLE grandchild (more text) INHERITS (parent);
CREATE INDEX child_at ON child (at);
CREATE VIEW v AS SELECT id FROM child;
COMMENT ON COLUMN log_old.note IS 'words';
--- expect
SELECT id, note FROM logs ORDER BY id => (1,n), (2,n)
SELECT id, more FROM child => (1,x)
SELECT id, more FROM grandchild => (2,y)
