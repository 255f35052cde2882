--- from
CREATE TYPE tag AS ENUM ('red', 'green', 'blue');
CREATE TABLE t (id integer PRIMARY KEY, main tag, tags tag[] NOT NULL DEFAULT '{}');
CREATE INDEX t_tags ON t USING gin (tags);
--- rows
INSERT INTO t VALUES (1, 'red', '{blue,green}'), (2, 'green', '{}'), (3, 'green', '{NULL,blue}'), (4, 'green', '{green,green}');
--- to
CREATE TYPE tag AS ENUM ('blue', 'red', 'violet');
CREATE TABLE t (id integer PRIMARY KEY, main tag, tags tag[] NOT NULL DEFAULT '{violet}');
CREATE INDEX t_tags ON t USING gin (tags);
--- fails
2, 3
