--- from
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE people (id integer PRIMARY KEY, mood mood NOT NULL DEFAULT 'sad', moods mood[] NOT NULL DEFAULT '{}');
CREATE INDEX people_sad_idx ON people (id) WHERE mood = 'sad';
--- rows
INSERT INTO people VALUES (1, 'happy', '{sad,happy}');
--- to
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE people (id integer PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok', moods mood[] NOT NULL DEFAULT '{}');
CREATE INDEX people_sad_idx ON people (id) WHERE mood = 'sad';
--- expect
SELECT mood, moods FROM people => (happy,"{sad,happy}")
