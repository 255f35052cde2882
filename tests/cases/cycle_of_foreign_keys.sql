--- from
CREATE TABLE a (id integer PRIMARY KEY);
--- to
CREATE TABLE b (id integer PRIMARY KEY, c_id integer);
CREATE TABLE c (id integer PRIMARY KEY, b_id integer REFERENCES b (id), self integer REFERENCES c (id));
ALTER TABLE b ADD CONSTRAINT b_c_id_fkey FOREIGN KEY (c_id) REFERENCES c (id) DEFERRABLE INITIALLY DEFERRED;
