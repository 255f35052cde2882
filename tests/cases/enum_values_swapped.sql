--- from
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE t (x integer, k k DEFAULT 'a');
--- rows
INSERT INTO t VALUES (1, 'a'), (2, 'b');
--- to
CREATE TYPE k AS ENUM ('b', 'a');
CREATE TABLE t (x integer, k k DEFAULT 'b');
--- rename
k 'a' = b
k 'b' = a
--- expect
SELECT x, k FROM t ORDER BY x => (1,b), (2,a)
--- pauses
one: statements of the application that say the old names fail from here on, and those that say the new ones until then (public.k 'a' -> 'b', public.k 'b' -> 'a'): stop what uses them, and start the application that says the new ones right after; where it cannot be stopped, add the new one beside the old in place of `renamed_from`, write both, and drop the old one later
