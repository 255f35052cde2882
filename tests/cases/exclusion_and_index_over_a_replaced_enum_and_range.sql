--- from
CREATE EXTENSION btree_gist;
CREATE TYPE k AS ENUM ('a', 'b');
CREATE TABLE t (k k, room integer, during tstzrange, s integer, e integer, CONSTRAINT x EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (k = 'a') DEFERRABLE, CONSTRAINT y EXCLUDE USING gist (int4range(s, e) WITH &&, k WITH =));
COMMENT ON CONSTRAINT x ON t IS 'x';
--- rows
INSERT INTO t VALUES ('a', 1, '[2020-01-01,2020-01-02)', 1, 2), ('b', 1, '[2020-01-01,2020-01-02)', 1, 3);
--- to
CREATE EXTENSION btree_gist;
CREATE TYPE kind AS ENUM ('b', 'aa');
CREATE TABLE t (kind kind, "room no" bigint, "when" tstzrange, s bigint, "end" bigint, CONSTRAINT x EXCLUDE USING gist ("room no" WITH =, "when" WITH &&) WHERE (kind = 'aa') DEFERRABLE INITIALLY DEFERRED, CONSTRAINT z EXCLUDE USING gist (int8range(s, "end") WITH &&, kind WITH =));
COMMENT ON CONSTRAINT x ON t IS 'x';
--- rename
kind = k
kind 'aa' = a
t.kind = k
t.room no = room
t.when = during
t.end = e
--- expect
SELECT kind, "room no", s, "end" FROM t ORDER BY kind => (b,1,1,3), (aa,1,1,2)
