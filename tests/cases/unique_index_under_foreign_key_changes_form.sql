--- from
CREATE TABLE p (a integer NOT NULL, b integer NOT NULL, c integer);
CREATE UNIQUE INDEX p_ab ON p (a, b);
CREATE TABLE q (a integer, b integer, FOREIGN KEY (b, a) REFERENCES p (b, a));
CREATE TABLE r (a integer PRIMARY KEY, b integer UNIQUE);
CREATE TABLE s (a integer REFERENCES r (a), b integer REFERENCES r (b));
--- rows
INSERT INTO p VALUES (1, 2, 3); INSERT INTO q VALUES (1, 2); INSERT INTO r VALUES (1, 1); INSERT INTO s VALUES (1, 1);
--- to
CREATE TABLE p (a integer NOT NULL, b integer NOT NULL, c integer, PRIMARY KEY (b, a));
CREATE UNIQUE INDEX p_ab ON p (a DESC, b) INCLUDE (c);
CREATE TABLE q (a integer, b integer, FOREIGN KEY (b, a) REFERENCES p (b, a));
CREATE TABLE r (a integer NOT NULL UNIQUE, b integer PRIMARY KEY);
CREATE TABLE s (a integer REFERENCES r (b), b integer REFERENCES r (a));
--- expect
SELECT * FROM q => (1,2)
