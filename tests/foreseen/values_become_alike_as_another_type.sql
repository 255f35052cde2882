--- from
CREATE TABLE t (id integer PRIMARY KEY, rate numeric(8,3) UNIQUE, who integer, at timestamp NOT NULL, UNIQUE (who, at));
--- rows
INSERT INTO t VALUES (1, 1.001, 1, '2024-01-01 10:00'), (2, 1.002, 1, '2024-01-01 11:00'), (3, 1.003, 1, '2024-01-01 12:00'), (4, 2, 2, '2024-01-01');
--- to
CREATE TABLE t (id integer PRIMARY KEY, rate numeric(8,1) UNIQUE, who integer, at date NOT NULL, UNIQUE (who, at));
--- fails
2
