--- from
CREATE TABLE t (id integer PRIMARY KEY, born text);
--- rows
INSERT INTO t VALUES (1, '31.12.2025');
--- to
CREATE TABLE t (id integer PRIMARY KEY, born date);
--- using
t.born = to_date(born, 'DD.MM.YYYY')
--- expect
SELECT born FROM t => (2025-12-31)
--- one way
a date's text is not in that form
