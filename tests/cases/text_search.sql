--- from
CREATE TEXT SEARCH TEMPLATE plain (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = simple, ACCEPT = false);
CREATE TEXT SEARCH DICTIONARY own (TEMPLATE = plain, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION search (COPY = simple);
CREATE TEXT SEARCH CONFIGURATION other (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION other ADD MAPPING FOR asciiword, word WITH stems, simple;
COMMENT ON TEXT SEARCH CONFIGURATION other IS 'another';
COMMENT ON TEXT SEARCH DICTIONARY stems IS 'stems';
COMMENT ON TEXT SEARCH PARSER words IS 'words';
COMMENT ON TEXT SEARCH TEMPLATE plain IS 'plain';
CREATE TABLE t (id integer, body text, v tsvector GENERATED ALWAYS AS (to_tsvector('search', body)) STORED);
CREATE INDEX t_other ON t USING gin (to_tsvector('other', body));
--- rows
INSERT INTO t VALUES (1, 'running');
--- to
CREATE TEXT SEARCH TEMPLATE plain (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = simple);
CREATE TEXT SEARCH DICTIONARY own (TEMPLATE = plain);
CREATE TEXT SEARCH DICTIONARY more (TEMPLATE = simple, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION search (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION search ALTER MAPPING FOR asciiword WITH stems, simple;
ALTER TEXT SEARCH CONFIGURATION search DROP MAPPING FOR email, url;
CREATE TEXT SEARCH CONFIGURATION other (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION other ADD MAPPING FOR asciiword, hword WITH simple;
COMMENT ON TEXT SEARCH DICTIONARY stems IS 'all stems';
CREATE TABLE t (id integer, body text, v tsvector GENERATED ALWAYS AS (to_tsvector('search', body)) STORED);
CREATE INDEX t_other ON t USING gin (to_tsvector('other', body));
