--- from
CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, x integer);
CREATE TABLE b (id bigint PRIMARY KEY, x integer);
--- rows
INSERT INTO a (x) SELECT 1 FROM generate_series(1, 7); INSERT INTO b VALUES (5, 1);
--- to
CREATE SEQUENCE numbers;
CREATE TABLE a (id bigint PRIMARY KEY DEFAULT nextval('numbers'), x integer);
CREATE TABLE b (id bigint PRIMARY KEY DEFAULT nextval('numbers'), x integer);
--- expect
INSERT INTO a (x) VALUES (2) RETURNING id => (8)
INSERT INTO b (x) VALUES (2) RETURNING id => (9)
