--- from
CREATE TABLE old (id integer, site text, note text, PRIMARY KEY (site, id)) PARTITION BY LIST (site);
CREATE TABLE a PARTITION OF old FOR VALUES IN ('a');
CREATE TABLE b PARTITION OF old FOR VALUES IN ('b');
CREATE INDEX a_note ON a (note);
--- rows
INSERT INTO old VALUES (1, 'a', 'x'), (2, 'b', 'y');
--- to
CREATE TABLE new (id integer, site text, PRIMARY KEY (site)) PARTITION BY LIST (site);
CREATE TABLE a PARTITION OF new FOR VALUES IN ('a');
CREATE TABLE b PARTITION OF new FOR VALUES IN ('b');
CREATE TABLE c PARTITION OF new FOR VALUES IN ('c');
CREATE INDEX by_site ON ONLY new (site);
CREATE INDEX a_site ON a (site);
ALTER INDEX by_site ATTACH PARTITION a_site;
CREATE INDEX b_site ON b (site);
ALTER INDEX by_site ATTACH PARTITION b_site;
--- expect
SELECT id, site FROM new ORDER BY id => (1,a), (2,b)
