--- from
CREATE TABLE t (id integer PRIMARY KEY, n integer, note text);
CREATE TABLE log (id integer, what text);
CREATE VIEW v AS SELECT id, n FROM t;
CREATE RULE v_ins AS ON INSERT TO v DO INSTEAD INSERT INTO t (id, n) VALUES (new.id, new.n) RETURNING id, n;
CREATE RULE v_upd AS ON UPDATE TO v DO INSTEAD (UPDATE t SET n = new.n WHERE id = old.id; INSERT INTO log VALUES (old.id, 'changed'));
CREATE RULE t_del AS ON DELETE TO t DO ALSO INSERT INTO log VALUES (old.id, 'gone');
CREATE RULE log_keep AS ON DELETE TO log DO INSTEAD NOTHING;
ALTER TABLE log DISABLE RULE log_keep;
COMMENT ON RULE t_del ON t IS 'remember';
--- rows
INSERT INTO v VALUES (1, 2);
UPDATE v SET n = 3;
--- to
CREATE TABLE t (id bigint PRIMARY KEY, n numeric, note text);
CREATE TABLE log (id bigint, what varchar(20), at timestamp);
CREATE VIEW v AS SELECT id, n, note FROM t;
CREATE RULE v_ins AS ON INSERT TO v DO INSTEAD INSERT INTO t (id, n) VALUES (new.id, new.n) RETURNING id, n, note;
CREATE RULE v_upd AS ON UPDATE TO v DO INSTEAD (UPDATE t SET n = new.n WHERE id = old.id; INSERT INTO log (id, what) VALUES (old.id, 'changed'));
CREATE RULE t_del AS ON DELETE TO t WHERE old.n > 1 DO ALSO INSERT INTO log (id, what) VALUES (old.id, 'gone');
CREATE RULE log_keep AS ON DELETE TO log DO INSTEAD NOTHING;
ALTER TABLE t ENABLE ALWAYS RULE t_del;
COMMENT ON RULE t_del ON t IS 'remember';
--- expect
SELECT * FROM v => (1,3,)
SELECT id, what FROM log => (1,changed)
