--- from
CREATE TABLE t (id integer PRIMARY KEY, a text, b text);
CREATE INDEX t_a_idx ON t (a);
--- rows
INSERT INTO t VALUES (1, 'x', 'y');
--- to
CREATE TABLE t (id integer PRIMARY KEY, a text, b text);
CREATE INDEX t_a_idx ON t (a);
--- rename
t.a = b
t.b = a
--- expect
SELECT a, b FROM t => (y,x)
--- pauses
expand: statements of the application that say the old names fail from here on, and those that say the new ones until then (public.t.a -> b, public.t.b -> a): stop what uses them, and start the application that says the new ones right after; where it cannot be stopped, add the new one beside the old in place of `renamed_from`, write both, and drop the old one later
