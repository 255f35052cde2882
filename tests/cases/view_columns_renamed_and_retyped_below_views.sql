--- from
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE person (id integer PRIMARY KEY, name varchar(20), born date, m mood, tags text[]);
CREATE VIEW adult AS SELECT id, name, m FROM person WHERE born < '2000-01-01';
CREATE VIEW named AS SELECT p.*, a.id AS adult_id FROM person p LEFT JOIN adult a USING (id);
CREATE RECURSIVE VIEW steps (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < (SELECT count(*) FROM person);
CREATE VIEW glad AS SELECT name FROM adult WHERE m = 'glad' WITH CASCADED CHECK OPTION;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO person (id, name) VALUES (NEW.id, NEW.name); RETURN NEW; END $$;
CREATE TRIGGER named_add INSTEAD OF INSERT ON named FOR EACH ROW EXECUTE FUNCTION note();
COMMENT ON TRIGGER named_add ON named IS 'writes through';
--- rows
INSERT INTO person VALUES (1, 'ann', '1990-01-01', 'glad', '{a,b}'), (2, 'bob', '2010-01-01', 'sad', NULL);
INSERT INTO named (id, name) VALUES (3, 'cy');
--- to
CREATE TYPE mood AS ENUM ('glad', 'calm', 'sad');
CREATE TABLE person (id bigint PRIMARY KEY, full_name text, born timestamp, m mood, tags text[]);
CREATE VIEW adult AS SELECT id, full_name AS name, m FROM person WHERE born < '2000-01-01';
CREATE VIEW named AS SELECT p.*, a.id AS adult_id FROM person p LEFT JOIN adult a USING (id);
CREATE RECURSIVE VIEW steps (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < (SELECT count(*) FROM person);
CREATE VIEW glad AS SELECT name FROM adult WHERE m = 'glad' WITH LOCAL CHECK OPTION;
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO person (id, full_name) VALUES (NEW.id, NEW.full_name); RETURN NEW; END $$;
CREATE TRIGGER named_add INSTEAD OF INSERT ON named FOR EACH ROW EXECUTE FUNCTION note();
COMMENT ON TRIGGER named_add ON named IS 'writes through';
--- rename
person.full_name = name
--- expect
SELECT id, full_name, adult_id FROM named ORDER BY id => (1,ann,1), (2,bob,), (3,cy,)
SELECT * FROM glad => (ann)
