--- from
CREATE TABLE items (a varchar(20) DEFAULT 'x', b numeric(10,2), c timestamp, d varchar(5), e jsonb, f text, g integer, h text);
--- rows
INSERT INTO items VALUES ('abc', 1.25, '2026-01-02 03:04:05', 'v', '"t"', '{"a": 1}', 3, 'one');
--- to
CREATE TABLE items (a varchar(5) DEFAULT 'x', b numeric(12,4), c timestamptz, d text, e text, f jsonb, g boolean, h text[]);
--- expect
SELECT a, b, d, e, f, g, h FROM items => (abc,1.2500,v,"""t""","{""a"": 1}",t,{one})
