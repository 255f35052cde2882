--- from
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE people (id integer PRIMARY KEY, mood mood NOT NULL DEFAULT 'sad');
--- rows
INSERT INTO people VALUES (1, 'happy');
--- to
CREATE TYPE mood AS ENUM ('angry', 'sad', 'ok', 'happy', 'mad');
CREATE TABLE people (id integer PRIMARY KEY, mood mood NOT NULL DEFAULT 'sad');
--- expect
SELECT mood FROM people => (happy)
