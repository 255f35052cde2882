--- from
CREATE TYPE nothing AS ENUM ();
CREATE TYPE odd AS ENUM ('', 'a''b', 'c"d', 'e\f', 'g,h', '{i}', ' ');
CREATE TABLE t (n nothing, o odd DEFAULT 'a''b', os odd[] DEFAULT '{"",NULL,"c\"d"}');
--- rows
INSERT INTO t VALUES (NULL), (NULL);
--- to
CREATE TYPE nothing AS ENUM ('x');
CREATE TYPE odd AS ENUM (' ', '{i}', 'g,h', 'e\f', 'c"d', 'a''b', '');
CREATE TABLE t (n nothing, o odd DEFAULT '{i}', os odd[] DEFAULT '{"",NULL,"c\"d"}');
--- expect
SELECT o, os = '{"",NULL,"c\"d"}' FROM t LIMIT 1 => (a'b,t)
