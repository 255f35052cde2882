--- from
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE people (id integer PRIMARY KEY, mood mood NOT NULL DEFAULT 'sad', CONSTRAINT m CHECK (mood <> 'happy' OR id > 0));
CREATE UNIQUE INDEX people_mood_idx ON people (mood, id);
--- rows
INSERT INTO people VALUES (1, 'happy'), (2, 'sad');
--- to
CREATE TYPE feeling AS ENUM ('glad', 'sad');
CREATE TABLE people (id integer PRIMARY KEY, mood feeling NOT NULL DEFAULT 'glad', CONSTRAINT m CHECK (mood <> 'glad' OR id > 0));
CREATE UNIQUE INDEX people_mood_idx ON people (mood, id);
--- rename
feeling = mood
feeling 'glad' = happy
--- expect
SELECT mood FROM people ORDER BY id => (glad), (sad)
