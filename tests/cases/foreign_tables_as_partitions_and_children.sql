--- from
CREATE FOREIGN DATA WRAPPER case_fdw OPTIONS (debug 'true');
CREATE SERVER case_server TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER case_fdw OPTIONS (host 'a');
CREATE USER MAPPING FOR PUBLIC SERVER case_server OPTIONS (password 'p');
CREATE FOREIGN TABLE far (id integer OPTIONS (name 'ID'), a text NOT NULL CHECK (a <> '')) SERVER case_server OPTIONS (tab 't');
CREATE TABLE near (id integer, a text NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE near_1 PARTITION OF near FOR VALUES FROM (1) TO (10);
CREATE FOREIGN TABLE near_2 PARTITION OF near FOR VALUES FROM (10) TO (20) SERVER case_server OPTIONS (tab 'n');
CREATE VIEW v AS SELECT f.id FROM far f;
CREATE TABLE plain (id integer);
CREATE FOREIGN TABLE child () INHERITS (plain) SERVER case_server;
--- rows
INSERT INTO near VALUES (1, 'x');
--- to
CREATE FOREIGN DATA WRAPPER case_fdw OPTIONS (debug 'false');
CREATE SERVER case_server TYPE 'x' VERSION '2' FOREIGN DATA WRAPPER case_fdw OPTIONS (host 'b', port '1');
CREATE USER MAPPING FOR PUBLIC SERVER case_server OPTIONS (password 'q');
CREATE FOREIGN TABLE far (id bigint OPTIONS (name 'id'), a text CHECK (a <> ''), b integer DEFAULT 5) SERVER case_server OPTIONS (tab 't', more 'm');
CREATE TABLE near (id integer, a varchar(10) NOT NULL, b integer) PARTITION BY RANGE (id);
CREATE TABLE near_1 PARTITION OF near FOR VALUES FROM (1) TO (10);
CREATE FOREIGN TABLE near_2 (id integer, a varchar(10) NOT NULL) SERVER case_server OPTIONS (tab 'n');
CREATE FOREIGN TABLE near_3 PARTITION OF near FOR VALUES FROM (20) TO (30) SERVER case_server;
CREATE VIEW v AS SELECT f.id FROM far f;
CREATE TABLE plain (id bigint, n text);
CREATE FOREIGN TABLE child () INHERITS (plain) SERVER case_server;
--- expect
SELECT * FROM near_1 => (1,x,)
