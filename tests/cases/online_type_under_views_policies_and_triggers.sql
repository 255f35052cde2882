--- from
CREATE TABLE docs (id integer PRIMARY KEY, owner_id integer NOT NULL, n integer NOT NULL, at timestamp);
ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON docs USING (owner_id = current_setting('app.user', true)::integer);
CREATE VIEW busy AS SELECT id FROM docs WHERE n > 1;
CREATE VIEW owned AS SELECT owner_id, count(*) AS docs FROM docs GROUP BY owner_id;
CREATE VIEW owners AS SELECT count(*) AS n FROM owned;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.n := NEW.n + 1; RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE OF at ON docs FOR EACH ROW WHEN (OLD.n < 100) EXECUTE FUNCTION touch();
--- rows
INSERT INTO docs VALUES (1, 7, 1, '2024-01-01');
--- to
CREATE TABLE docs (id integer PRIMARY KEY, owner_id bigint NOT NULL, n bigint NOT NULL, at timestamp);
ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON docs USING (owner_id = current_setting('app.user', true)::bigint);
CREATE VIEW busy AS SELECT id FROM docs WHERE n > 1;
CREATE VIEW owned AS SELECT owner_id, count(*) AS docs FROM docs GROUP BY owner_id;
CREATE VIEW owners AS SELECT count(*) AS n FROM owned;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.n := NEW.n + 1; RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE OF at ON docs FOR EACH ROW WHEN (OLD.n < 100) EXECUTE FUNCTION touch();
--- expect
UPDATE docs SET at = '2024-02-02' RETURNING n => (2)
SELECT id FROM busy => (1)
SELECT owner_id, docs FROM owned => (7,1)
SELECT n FROM owners => (1)
--- stages
expand
backfill n_new
backfill owner_id_new
guard
validate
switch
contract
