--- from
CREATE TABLE teams (id integer PRIMARY KEY, name text);
CREATE TABLE users (id integer PRIMARY KEY, email text, team integer, nick text NOT NULL, age integer, "Old Name" text);
CREATE INDEX users_email_idx ON users (email);
CREATE INDEX users_age_idx ON users (age);
CREATE TABLE "Gone" (id integer PRIMARY KEY, "user" integer REFERENCES users);
CREATE VIEW nicks AS SELECT nick FROM users;
--- rows
INSERT INTO teams VALUES (1, 'a');
INSERT INTO users SELECT n, 'u' || n, 1, 'n', NULLIF(n, 7), 'x' FROM generate_series(1, 1000) n;
INSERT INTO "Gone" VALUES (1, 1);
--- to
CREATE TABLE teams (id integer PRIMARY KEY, name text);
CREATE TABLE users (
    id integer PRIMARY KEY, email text NOT NULL CONSTRAINT users_email_key UNIQUE, team integer NOT NULL REFERENCES teams, age integer NOT NULL DEFAULT 18,
    CONSTRAINT adult CHECK (age > 0),
    token uuid NOT NULL DEFAULT gen_random_uuid(), number bigint GENERATED ALWAYS AS IDENTITY, "at %" text DEFAULT lower('100 %'));
CREATE INDEX users_email_idx ON users (lower(email));
CREATE INDEX users_team_idx ON users (team);
--- expect
SELECT count(DISTINCT token), count(DISTINCT number), sum(age) FROM users => (1000,1000,500511)
SELECT count(*) FROM users WHERE "at %" = '100 %' => (1000)
--- one way
a column that is NOT NULL and has no default comes back empty
--- stages
expand
defaults
backfill users
guard
index users_email_idx_new
index users_email_key
index users_team_idx
validate
constrain
switch
drop users_age_idx
drop users_email_idx_old
contract
