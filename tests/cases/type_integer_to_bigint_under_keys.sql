--- from
CREATE TABLE users (id integer PRIMARY KEY, email text NOT NULL UNIQUE);
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE);
CREATE INDEX posts_user_id_idx ON posts (user_id);
--- rows
INSERT INTO users VALUES (1, 'a'), (2, 'b');
INSERT INTO posts VALUES (10, 1), (11, 2);
--- to
CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);
CREATE TABLE posts (id integer PRIMARY KEY, user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE);
CREATE INDEX posts_user_id_idx ON posts (user_id);
--- expect
SELECT id, user_id FROM posts ORDER BY id => (10,1), (11,2)
