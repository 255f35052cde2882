--- from
CREATE TABLE t (a text, b bytea, c json, d jsonb, e text[], f jsonb DEFAULT '[]', g uuid, h inet[]);
CREATE INDEX t_d ON t USING gin (d); CREATE INDEX t_dd ON t ((d -> 'x'), (d ->> 'y')) WHERE d ? 'x';
--- rows
INSERT INTO t VALUES ('\x6162', 'ab', '{"x":1}', '{"x": 1, "y": "z"}', '{a,b}', '[1]', '00000000-0000-0000-0000-000000000001', '{10.0.0.1}');
--- to
CREATE TABLE t (a bytea, b text, c jsonb, d json, e jsonb, f text DEFAULT '[]', g bytea, h text[]);
--- expect
SELECT a = '\x6162', b, c, d, e, f FROM t => (t,"\\x6162","{""x"": 1}","{""x"": 1, ""y"": ""z""}","[""a"", ""b""]",[1])
--- one way
a JSON array is no text of an array
