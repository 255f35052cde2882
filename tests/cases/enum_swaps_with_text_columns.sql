--- from
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TYPE m AS ENUM ('1', '2');
CREATE TABLE t (x integer, a k, b k[], c text, d text[], e varchar(5)[], f k, g m, h integer, i m DEFAULT '1', j k[] DEFAULT '{a}', CHECK (c <> 'q'), UNIQUE (a, c));
CREATE INDEX t_b ON t USING gin (b); CREATE INDEX t_d ON t USING gin (d);
--- rows
INSERT INTO t VALUES (1, 'a', '{a,b}', 'b', '{a}', '{b}', 'a', '1', 2, '2');
--- to
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TYPE m AS ENUM ('1', '2');
CREATE TABLE t (x integer, a text, b text[], c k, d k[], e k[], f k[], g integer, h m, i integer DEFAULT 1, j text[] DEFAULT '{a}', CHECK (c <> 'a'), UNIQUE (a, c));
CREATE INDEX t_b ON t USING gin (b); CREATE INDEX t_d ON t USING gin (d);
--- expect
SELECT * FROM t => (1,a,"{a,b}",b,{a},{b},{a},1,2,2,{a})
--- one way
an array is no value of an enum
