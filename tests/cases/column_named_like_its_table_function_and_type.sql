--- from
CREATE TABLE length (length text, lower integer, text text, "integer" integer, CHECK (length(length.length) > 0), CHECK (("integer")::text <> text), g integer GENERATED ALWAYS AS (length(length) + lower) STORED);
CREATE INDEX length_i ON length (lower(length), lower) WHERE text::text <> 'text';
--- rows
INSERT INTO length VALUES ('abc', 1, 'x', 3);
--- to
CREATE TABLE length (size text, lower bigint, words text, num integer, CHECK (length(length.size) > 0), CHECK ((num)::text <> words), g integer GENERATED ALWAYS AS (length(size) + lower) STORED);
CREATE INDEX length_i ON length (lower(size), lower) WHERE words::text <> 'text';
--- rename
length.size = length
length.words = text
length.num = integer
--- expect
SELECT size, lower, words, num, g FROM length => (abc,1,x,3,4)
