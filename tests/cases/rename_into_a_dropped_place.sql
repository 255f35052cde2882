--- from
CREATE TABLE old (id integer PRIMARY KEY, v text);
CREATE TABLE new (id integer PRIMARY KEY, old_id integer REFERENCES old (id), w text);
--- rows
INSERT INTO old VALUES (1, 'x');
INSERT INTO new VALUES (5, 1, 'y');
--- to
CREATE TABLE new (id integer PRIMARY KEY, v text);
--- rename
new = old
--- expect
SELECT id, v FROM new => (1,x)
