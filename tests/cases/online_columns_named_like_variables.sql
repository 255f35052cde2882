--- from
CREATE TABLE book (id integer PRIMARY KEY, page integer NOT NULL, round numeric(4,1), by text, loop text, "new" integer);
CREATE TABLE part (id integer, part integer, parts integer) PARTITION BY LIST (id);
CREATE TABLE part_1 PARTITION OF part FOR VALUES IN (1);
--- rows
INSERT INTO book VALUES (1, 7, 1.5, 'by', 'loop', 3);
INSERT INTO part VALUES (1, 2, 3);
--- to
CREATE TABLE book (id integer PRIMARY KEY, page bigint NOT NULL, round numeric(8,2), declare text, "end" text, "new" bigint);
CREATE TABLE part (id integer, part bigint, parts bigint) PARTITION BY LIST (id);
CREATE TABLE part_1 PARTITION OF part FOR VALUES IN (1);
--- rename
book.declare = by
book.end = loop
--- either
UPDATE book SET by = 'a', "end" = 'b' RETURNING declare, loop => (a,b)
UPDATE book SET declare = 'c', loop = 'd' RETURNING by, "end" => (c,d)
--- new
UPDATE book SET declare = 'e', "end" = 'f' RETURNING declare, "end" => (e,f)
--- expect
SELECT page, round, declare, "end", "new" FROM book => (7,1.50,by,loop,3)
SELECT part, parts FROM part => (2,3)
