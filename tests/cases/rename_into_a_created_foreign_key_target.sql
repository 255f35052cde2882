--- from
CREATE TABLE users (id integer PRIMARY KEY, name text UNIQUE);
CREATE TABLE posts (id integer PRIMARY KEY, author integer REFERENCES users (id) ON DELETE SET NULL, who text REFERENCES users (name));
--- rows
INSERT INTO users VALUES (1, 'a'); INSERT INTO posts VALUES (1, 1, 'a');
--- to
CREATE TABLE people (uid bigint PRIMARY KEY, name text UNIQUE);
CREATE TABLE users (id integer PRIMARY KEY, name text UNIQUE, person bigint REFERENCES people (uid));
CREATE TABLE posts (id integer PRIMARY KEY, author bigint REFERENCES people (uid) ON DELETE SET NULL, who varchar(10), editor integer REFERENCES users (id));
--- rename
people = users
people.uid = id
--- expect
SELECT uid, author FROM people JOIN posts ON uid = author => (1,1)
