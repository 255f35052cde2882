--- from
CREATE TABLE t (id integer, a varchar(20) COLLATE "C" DEFAULT 'x', b text, c text COLLATE "C", d numeric, e char(5), f timestamp(3), g varchar(9)[], CHECK (length(a) < 10), CHECK (b > 'a'), CONSTRAINT u UNIQUE (a), g2 text GENERATED ALWAYS AS (upper(a)) STORED);
CREATE INDEX t_a ON t (a, (b || 'x')); CREATE INDEX t_c ON t (c COLLATE "POSIX"); CREATE INDEX t_b ON t (b text_pattern_ops) WHERE b <> '';
--- rows
INSERT INTO t VALUES (1, 'abc', 'b', 'c', 1.26, 'e', '2020-01-01', '{abc}');
--- to
CREATE TABLE t (id integer, a varchar(5) DEFAULT 'x', b text COLLATE "C", c text, d numeric(5,1), e varchar(3), f timestamp, g varchar(4)[], CHECK (length(a) < 10), CHECK (b > 'a'), CONSTRAINT u UNIQUE (a), g2 text GENERATED ALWAYS AS (upper(a)) STORED);
CREATE INDEX t_a ON t (a, (b || 'x')); CREATE INDEX t_c ON t (c COLLATE "POSIX"); CREATE INDEX t_b ON t (b text_pattern_ops) WHERE b <> '';
--- expect
SELECT a, b, c, d, e, g, g2 FROM t => (abc,b,c,1.3,e,{abc},ABC)
