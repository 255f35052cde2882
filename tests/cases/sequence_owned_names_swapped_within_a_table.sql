--- from
CREATE TABLE t (a serial, b serial, c integer GENERATED ALWAYS AS IDENTITY, d integer GENERATED ALWAYS AS IDENTITY (START WITH 100));
CREATE SEQUENCE free OWNED BY t.c;
--- rows
INSERT INTO t (b) VALUES (77); INSERT INTO t DEFAULT VALUES; SELECT nextval('free');
--- to
CREATE TABLE t (a serial, b serial, c integer GENERATED ALWAYS AS IDENTITY, d integer GENERATED ALWAYS AS IDENTITY (START WITH 100));
CREATE SEQUENCE free OWNED BY t.d;
--- rename
t.a = b
t.b = a
t.c = d
t.d = c
--- expect
INSERT INTO t DEFAULT VALUES RETURNING a, b, c, d => (2,3,102,3)
SELECT nextval('free') => (2)
