--- from
CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, note varchar(20));
CREATE INDEX users_id_email_idx ON users (id, email);
CREATE TABLE posts (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, author integer NOT NULL REFERENCES users, amount numeric(8,2) DEFAULT 1 CHECK (amount >= 0));
CREATE UNIQUE INDEX posts_author_idx ON posts (author) WHERE author > 0;
--- rows
INSERT INTO users (email) SELECT 'a' || n FROM generate_series(1, 5000) n;
INSERT INTO posts (author) SELECT id FROM users;
--- to
CREATE SEQUENCE users_id_seq AS integer;
CREATE TABLE users (id bigint PRIMARY KEY DEFAULT nextval('users_id_seq'), email text NOT NULL, note varchar(40));
ALTER SEQUENCE users_id_seq OWNED BY users.id;
CREATE INDEX users_id_email_idx ON users (id, email);
CREATE TABLE posts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, author bigint NOT NULL REFERENCES users, amount numeric(8,4) DEFAULT 1 CHECK (amount >= 0));
CREATE UNIQUE INDEX posts_author_idx ON posts (author) WHERE author > 0;
--- expect
SELECT count(*), sum(id), sum(amount) FROM posts => (5000,12502500,5000.0000)
INSERT INTO users (email) VALUES ('new') RETURNING id => (5001)
INSERT INTO posts (author) VALUES (5001) RETURNING id, author => (5001,5001)
--- stages
expand
backfill amount_new
backfill author_new
backfill id_new
backfill id_new
guard posts
guard users
index posts_author_idx_new
index posts_pkey_new
index users_id_email_idx_new
index users_pkey_new
validate
switch
confirm
drop posts_author_idx_old
drop users_id_email_idx_old
contract posts
contract users
