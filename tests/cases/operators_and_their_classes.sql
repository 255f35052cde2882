--- from
CREATE TYPE version AS (major integer, minor integer);
CREATE FUNCTION lt(version, version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major < ($2).major';
CREATE FUNCTION gt(version, version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major > ($2).major';
CREATE FUNCTION le(version, version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major <= ($2).major';
CREATE FUNCTION same(version, version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major = ($2).major';
CREATE FUNCTION cmp(version, version) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major - ($2).major';
CREATE FUNCTION hash(version) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major';
CREATE FUNCTION not_this(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT -$1';
CREATE OPERATOR <<< (FUNCTION = lt, LEFTARG = version, RIGHTARG = version, COMMUTATOR = >>>, RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR >>> (FUNCTION = gt, LEFTARG = version, RIGHTARG = version, COMMUTATOR = <<<);
CREATE OPERATOR === (FUNCTION = same, LEFTARG = version, RIGHTARG = version, COMMUTATOR = ===, HASHES, MERGES);
CREATE OPERATOR !! (FUNCTION = not_this, RIGHTARG = integer);
CREATE OPERATOR FAMILY version_ops USING btree;
CREATE OPERATOR CLASS version_ops FOR TYPE version USING btree FAMILY version_ops AS OPERATOR 1 <<<, OPERATOR 3 ===, OPERATOR 5 >>>, FUNCTION 1 cmp(version, version);
CREATE OPERATOR CLASS version_hash FOR TYPE version USING hash AS OPERATOR 1 ===, FUNCTION 1 hash(version);
CREATE OPERATOR CLASS gone DEFAULT FOR TYPE version USING hash AS OPERATOR 1 ===, FUNCTION 1 hash(version);
COMMENT ON OPERATOR <<< (version, version) IS 'before';
COMMENT ON OPERATOR CLASS version_ops USING btree IS 'by number';
CREATE TABLE t (id integer, v version);
CREATE INDEX t_v ON t (v version_ops);
CREATE VIEW w AS SELECT v <<< ROW(1, 1)::version AS old, !! id AS negative FROM t;
--- rows
INSERT INTO t VALUES (1, '(1,2)');
--- to
CREATE TYPE version AS (major integer, minor integer);
CREATE FUNCTION lt(version, version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major < ($2).major';
CREATE FUNCTION gt(version, version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major > ($2).major';
CREATE FUNCTION le(version, version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major <= ($2).major';
CREATE FUNCTION same(version, version) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major = ($2).major';
CREATE FUNCTION cmp(version, version) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major - ($2).major';
CREATE FUNCTION hash(version) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).major';
CREATE FUNCTION not_this(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT -$1';
CREATE OPERATOR <<< (FUNCTION = lt, LEFTARG = version, RIGHTARG = version, COMMUTATOR = >>>, RESTRICT = scalarlesel);
CREATE OPERATOR >>> (FUNCTION = gt, LEFTARG = version, RIGHTARG = version, COMMUTATOR = <<<, NEGATOR = <==);
CREATE OPERATOR <== (FUNCTION = le, LEFTARG = version, RIGHTARG = version, NEGATOR = >>>);
CREATE OPERATOR === (FUNCTION = same, LEFTARG = version, RIGHTARG = version, COMMUTATOR = ===, HASHES);
CREATE OPERATOR FAMILY version_ops USING btree;
CREATE OPERATOR FAMILY empty USING gist;
CREATE OPERATOR CLASS version_ops DEFAULT FOR TYPE version USING btree FAMILY version_ops AS OPERATOR 1 <<<, OPERATOR 2 <==, OPERATOR 3 ===, OPERATOR 5 >>>, FUNCTION 1 cmp(version, version);
CREATE OPERATOR CLASS version_hash FOR TYPE version USING hash AS OPERATOR 1 ===, FUNCTION 1 hash(version);
ALTER OPERATOR FAMILY version_ops USING btree ADD OPERATOR 1 < (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
COMMENT ON OPERATOR <<< (version, version) IS 'before';
COMMENT ON OPERATOR FAMILY empty USING gist IS 'nothing';
CREATE TABLE t (id integer, v version);
CREATE INDEX t_v ON t (v version_ops);
CREATE VIEW w AS SELECT v <<< ROW(1, 1)::version AS old FROM t;
--- expect
SELECT * FROM t => (1,"(1,2)")
