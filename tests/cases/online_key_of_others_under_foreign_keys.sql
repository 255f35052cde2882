--- from
CREATE TABLE users (id integer PRIMARY KEY, code text NOT NULL, n integer, CONSTRAINT users_code_key UNIQUE (code));
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users (id) ON DELETE CASCADE, code text REFERENCES users (code));
--- rows
INSERT INTO users SELECT n, 'c' || n, n FROM generate_series(1, 100) n;
INSERT INTO posts SELECT n, n, 'c' || n FROM generate_series(1, 100) n;
--- to
CREATE TABLE users (id integer NOT NULL, code text NOT NULL, n integer, CONSTRAINT users_pkey PRIMARY KEY (code), CONSTRAINT users_id_key UNIQUE (id), UNIQUE (n));
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users (id) ON DELETE CASCADE, code text REFERENCES users (code));
--- expect
DELETE FROM posts WHERE id = 5 RETURNING code => (c5)
DELETE FROM users WHERE id = 5 RETURNING code => (c5)
SELECT count(*), sum(user_id) FROM posts => (99,5045)
--- stages
index users_id_key
index users_n_key
index users_pkey_new
constrain
confirm
