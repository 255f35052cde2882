--- from
CREATE TABLE city (name text, people integer DEFAULT 0, CONSTRAINT sane CHECK (people >= 0), CONSTRAINT own CHECK (name <> '') NO INHERIT);
CREATE TABLE tagged (tag text NOT NULL, people integer DEFAULT 0);
CREATE TABLE capital (state text DEFAULT 'x') INHERITS (city);
CREATE TABLE twofold (extra integer) INHERITS (city, tagged);
CREATE TABLE below (deep integer) INHERITS (capital);
ALTER TABLE capital ALTER COLUMN people SET DEFAULT 9;
CREATE INDEX capital_people ON capital (people);
COMMENT ON COLUMN capital.people IS 'souls';
CREATE VIEW cities AS SELECT name, people FROM city;
CREATE RULE r AS ON INSERT TO city DO ALSO NOTIFY big;
--- rows
INSERT INTO city VALUES ('a', 1);
INSERT INTO capital VALUES ('b', 2, 's');
INSERT INTO twofold VALUES ('c', 3, 't', 5);
INSERT INTO below VALUES ('d', 4, 's', 6);
--- to
CREATE TABLE city (name text, people bigint DEFAULT 1, area numeric, CONSTRAINT sane CHECK (people >= 0 AND people < 1000000), CONSTRAINT own CHECK (name <> ''));
CREATE TABLE tagged (tag text, people bigint DEFAULT 1);
CREATE TABLE capital (state varchar(20) DEFAULT 'x') INHERITS (city);
CREATE TABLE twofold (extra integer) INHERITS (city, tagged);
CREATE TABLE below (deep integer) INHERITS (capital);
ALTER TABLE capital ALTER COLUMN people SET DEFAULT 9;
CREATE INDEX capital_people ON capital (people);
COMMENT ON COLUMN capital.people IS 'souls';
CREATE VIEW cities AS SELECT name, people FROM city;
CREATE RULE r AS ON INSERT TO city DO ALSO NOTIFY big;
--- expect
SELECT name, people FROM city ORDER BY name => (a,1), (b,2), (c,3), (d,4)
SELECT name, state, deep FROM below => (d,s,6)
