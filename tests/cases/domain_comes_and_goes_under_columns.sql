--- from
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN gone AS text;
CREATE TABLE t (a positive, b integer, c gone, d text, e gone[]);
--- rows
INSERT INTO t VALUES (1, 2, 'c', 'd', '{e}');
--- to
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN came AS text;
CREATE TABLE t (a integer, b positive, c text, d came, e came[]);
--- expect
SELECT a, b, c, d, e FROM t => (1,2,c,d,{e})
