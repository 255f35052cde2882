--- from
CREATE TABLE t (id integer PRIMARY KEY, now text DEFAULT 'now', a timestamptz DEFAULT now(), CHECK (a < now() OR now = 'now'));
--- rows
INSERT INTO t VALUES (1);
--- to
CREATE TABLE t (id integer PRIMARY KEY, "then" text DEFAULT 'now', a date DEFAULT now(), CHECK (a <= now() OR "then" = 'now'));
--- rename
t.then = now
--- expect
SELECT "then" FROM t => (now)
