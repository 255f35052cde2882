--- from
CREATE DOMAIN email AS text CHECK (VALUE <> '');
CREATE DOMAIN grade AS integer;
CREATE TABLE t (id integer PRIMARY KEY, mail email, mails email[], grade grade);
--- rows
INSERT INTO t VALUES (1, 'a@b', '{}', 1), (2, 'nobody', '{x@y}', NULL), (3, NULL, '{bad,a@b}', 0), (4, 'c@d', '{bad}', -1);
--- to
CREATE DOMAIN email AS text CHECK (VALUE ~ '@');
CREATE DOMAIN grade AS integer NOT NULL CHECK (VALUE >= 0);
CREATE TABLE t (id integer PRIMARY KEY, mail email, mails email[], grade grade);
--- fails
1, 2
