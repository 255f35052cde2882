--- from
CREATE TABLE users (id integer PRIMARY KEY, code text NOT NULL, CONSTRAINT users_code_key UNIQUE (code));
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users (id), code text REFERENCES users (code));
--- rows
INSERT INTO users VALUES (1, 'a');
INSERT INTO posts VALUES (1, 1, 'a');
--- to
CREATE TABLE users (id integer NOT NULL, code text NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (code), CONSTRAINT users_id_key UNIQUE (id));
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users (id), code text REFERENCES users (code));
