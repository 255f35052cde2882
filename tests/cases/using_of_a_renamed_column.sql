--- from
CREATE TABLE t (id integer PRIMARY KEY, changed timestamp, a text, b text);
--- rows
INSERT INTO t VALUES (1, '2024-01-01 10:00', '1', 'x');
--- to
CREATE TABLE t (id integer PRIMARY KEY, changed_at timestamptz, b integer, c text);
--- rename
t.changed_at = changed
t.b = a
t.c = b
--- using
t.changed_at = changed AT TIME ZONE 'UTC'
t.b = b::integer + 1
--- expect
SELECT id, changed_at AT TIME ZONE 'UTC', b, c FROM t => (1,"2024-01-01 10:00:00",2,x)
