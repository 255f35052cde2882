--- from
CREATE TABLE whole (id integer GENERATED ALWAYS AS IDENTITY, at date NOT NULL DEFAULT '2024-01-01', n integer CHECK (n > 0), PRIMARY KEY (id, at));
CREATE INDEX whole_n ON whole (n);
CREATE TABLE parted (id integer, k integer, note text, PRIMARY KEY (id, k)) PARTITION BY HASH (k);
CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE INDEX parted_note ON parted (note) INCLUDE (k);
CREATE TABLE ref (id integer, k integer, FOREIGN KEY (id, k) REFERENCES parted ON DELETE CASCADE);
CREATE TABLE refers (id integer, at date, CONSTRAINT fk FOREIGN KEY (id, at) REFERENCES whole DEFERRABLE);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE INSERT ON whole FOR EACH ROW EXECUTE FUNCTION f();
CREATE VIEW v AS SELECT w.id, p.note FROM whole w, parted p;
GRANT SELECT ON whole, parted TO PUBLIC;
COMMENT ON COLUMN whole.n IS 'more than none';
ALTER TABLE whole ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON whole USING (n > 0);
--- rows
INSERT INTO whole (at, n) VALUES ('2024-01-05', 1), ('2024-02-05', 2);
INSERT INTO parted VALUES (1, 1, 'x'), (2, 2, 'y'), (3, 3, 'z');
INSERT INTO ref VALUES (1, 1);
INSERT INTO refers VALUES (1, '2024-01-05');
--- to
CREATE TABLE whole (id integer GENERATED ALWAYS AS IDENTITY, at date NOT NULL DEFAULT '2024-01-01', n integer CHECK (n > 0), PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE whole_jan PARTITION OF whole FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE whole_else PARTITION OF whole DEFAULT;
CREATE INDEX whole_n ON whole (n);
CREATE TABLE parted (id integer, k integer, note text, PRIMARY KEY (id, k));
CREATE INDEX parted_note ON parted (note) INCLUDE (k);
CREATE TABLE ref (id integer, k integer, FOREIGN KEY (id, k) REFERENCES parted ON DELETE CASCADE);
CREATE TABLE refers (id integer, at date, CONSTRAINT fk FOREIGN KEY (id, at) REFERENCES whole DEFERRABLE);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE INSERT ON whole FOR EACH ROW EXECUTE FUNCTION f();
CREATE VIEW v AS SELECT w.id, p.note FROM whole w, parted p;
GRANT SELECT ON whole, parted TO PUBLIC;
COMMENT ON COLUMN whole.n IS 'more than none';
ALTER TABLE whole ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON whole USING (n > 0);
--- expect
SELECT id, at, n FROM whole ORDER BY id => (1,2024-01-05,1), (2,2024-02-05,2)
SELECT count(*) FROM whole_jan => (1)
SELECT * FROM parted ORDER BY id => (1,1,x), (2,2,y), (3,3,z)
SELECT count(*) FROM refers => (1)
