--- from
CREATE SEQUENCE numbers AS integer;
CREATE TABLE a (id integer PRIMARY KEY, n integer DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY a.n;
--- rows
INSERT INTO a VALUES (1);
--- to
CREATE SEQUENCE numbers AS integer;
CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (n integer DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY b.n;
--- expect
INSERT INTO b DEFAULT VALUES RETURNING n => (2)
