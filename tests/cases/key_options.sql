--- from
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer, FOREIGN KEY (a, b) REFERENCES p (a, b) MATCH FULL ON DELETE SET NULL, CONSTRAINT t_u UNIQUE (a));
--- rows
INSERT INTO p VALUES (1, 2); INSERT INTO t VALUES (1, 1, 2);
--- to
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer, FOREIGN KEY (a, b) REFERENCES p (a, b) ON UPDATE CASCADE ON DELETE SET DEFAULT DEFERRABLE, CONSTRAINT t_u UNIQUE (a) INCLUDE (b) DEFERRABLE);
