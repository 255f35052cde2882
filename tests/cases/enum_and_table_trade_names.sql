--- from
CREATE TYPE state AS ENUM ('a', 'b');
CREATE TABLE kind (id integer PRIMARY KEY, s state DEFAULT 'a');
CREATE INDEX kind_i ON kind (s) WHERE s = 'a';
--- rows
INSERT INTO kind VALUES (1, 'b');
--- to
CREATE TYPE kind AS ENUM ('b', 'a');
CREATE TABLE state (id integer PRIMARY KEY, s kind DEFAULT 'a');
CREATE INDEX kind_i ON state (s) WHERE s = 'a';
--- rename
state = kind
kind = state
--- expect
SELECT * FROM state => (1,b)
