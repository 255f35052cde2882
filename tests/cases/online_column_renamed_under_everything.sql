--- from
CREATE TABLE person (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, mail varchar(80) NOT NULL UNIQUE, nick text DEFAULT 'none',
    CHECK (mail LIKE '%@%'));
CREATE INDEX person_nick ON person (lower(nick)) WHERE mail <> 'a@b';
COMMENT ON COLUMN person.nick IS 'what others call them';
CREATE TABLE note (id integer PRIMARY KEY, by integer NOT NULL REFERENCES person (id) ON DELETE CASCADE, of text REFERENCES person (mail));
CREATE INDEX note_by ON note (by);
CREATE VIEW mails AS SELECT mail, nick FROM person;
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON person USING (mail = current_setting('app.mail', true));
--- rows
INSERT INTO person (mail, nick) VALUES ('a@b', 'A'), ('c@d', NULL), ('e@f', DEFAULT);
INSERT INTO note VALUES (1, 1, 'a@b'), (2, 2, NULL);
--- to
CREATE TABLE person (person_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email varchar(80) NOT NULL UNIQUE, name text DEFAULT 'none',
    CHECK (email LIKE '%@%'));
CREATE INDEX person_nick ON person (lower(name)) WHERE email <> 'a@b';
COMMENT ON COLUMN person.name IS 'what others call them';
CREATE TABLE note (id integer PRIMARY KEY, written_by integer NOT NULL REFERENCES person (person_id) ON DELETE CASCADE, of text REFERENCES person (email));
CREATE INDEX note_by ON note (written_by);
CREATE VIEW mails AS SELECT email AS mail, name AS nick FROM person;
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON person USING (email = current_setting('app.mail', true));
--- rename
person.person_id = id
person.email = mail
person.name = nick
note.written_by = by
--- expect
SELECT person_id, email, name FROM person ORDER BY 1 => (1,a@b,A), (2,c@d,), (3,e@f,none)
SELECT id, written_by, of FROM note ORDER BY 1 => (1,1,a@b), (2,2,)
INSERT INTO person (email) VALUES ('g@h') RETURNING person_id > 3, name => (t,none)
--- either
INSERT INTO person (mail) VALUES ('g@h') RETURNING person_id = id, email, name => (t,g@h,none)
INSERT INTO person (email, name) VALUES ('g@h', 'G') RETURNING person_id = id, mail, nick => (t,g@h,G)
INSERT INTO person (email) VALUES ('g@h') RETURNING mail, nick, name => (g@h,none,none)
UPDATE person SET nick = 'B' WHERE mail = 'a@b' RETURNING name => (B)
UPDATE person SET name = 'B', email = 'i@j' WHERE id = 3 RETURNING mail, nick => (i@j,B)
INSERT INTO note (id, written_by) VALUES (3, 2) RETURNING by => (2)
DELETE FROM person WHERE id = 1 RETURNING mail, nick => (a@b,A)
--- new
SELECT person_id, email, name FROM person ORDER BY 1 => (1,a@b,A), (2,c@d,), (3,e@f,none)
INSERT INTO person (email) VALUES ('g@h') RETURNING person_id > 3, name => (t,none)
INSERT INTO person (email, name) VALUES ('a@b', 'G') ON CONFLICT (email) DO UPDATE SET name = 'H' RETURNING name => (H)
UPDATE person SET name = NULL WHERE person_id = 3 RETURNING name => ()
SELECT written_by, email FROM note JOIN person ON person_id = written_by ORDER BY 1 => (1,a@b), (2,c@d)
--- stages
expand
backfill written_by
backfill email
backfill name
backfill person_id
guard note
guard person
index note_by_new
index person_email_key_new
index person_nick_new
index person_pkey_new
validate
switch
confirm
drop note_by_old
drop person_nick_old
contract note
contract person
