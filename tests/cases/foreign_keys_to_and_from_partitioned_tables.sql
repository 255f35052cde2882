--- from
CREATE TABLE hub (id integer, k integer, PRIMARY KEY (id, k), UNIQUE (k, id)) PARTITION BY HASH (id);
CREATE TABLE hub_0 PARTITION OF hub FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hub_1 PARTITION OF hub FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE spoke (id integer, hub_id integer, hub_k integer, self integer, at integer, PRIMARY KEY (id, at), FOREIGN KEY (hub_id, hub_k) REFERENCES hub) PARTITION BY LIST (at);
CREATE TABLE spoke_1 PARTITION OF spoke FOR VALUES IN (1);
CREATE TABLE spoke_2 PARTITION OF spoke FOR VALUES IN (2) PARTITION BY RANGE (id);
CREATE TABLE spoke_2a PARTITION OF spoke_2 DEFAULT;
ALTER TABLE spoke ADD CONSTRAINT to_self FOREIGN KEY (self, at) REFERENCES spoke (id, at);
ALTER TABLE spoke_1 ADD CONSTRAINT own FOREIGN KEY (hub_k, hub_id) REFERENCES hub (k, id) DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE leaf (hub_id integer, hub_k integer, CONSTRAINT to_part FOREIGN KEY (hub_id, hub_k) REFERENCES hub_0);
--- rows
INSERT INTO hub SELECT n, n FROM generate_series(1, 6) n;
INSERT INTO spoke VALUES (1, 1, 1, 1, 1), (2, 2, 2, 2, 2);
INSERT INTO leaf SELECT id, k FROM hub_0 LIMIT 1;
--- to
CREATE TABLE hub (id integer, k bigint, PRIMARY KEY (id, k), UNIQUE (k, id)) PARTITION BY HASH (id);
CREATE TABLE hub_0 PARTITION OF hub FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hub_1 PARTITION OF hub FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE spoke (id bigint, hub_id integer, hub_k bigint, self bigint, at integer, PRIMARY KEY (id, at), FOREIGN KEY (hub_id, hub_k) REFERENCES hub ON DELETE CASCADE) PARTITION BY LIST (at);
CREATE TABLE spoke_1 PARTITION OF spoke FOR VALUES IN (1);
CREATE TABLE spoke_2 PARTITION OF spoke FOR VALUES IN (2) PARTITION BY RANGE (id);
CREATE TABLE spoke_2a PARTITION OF spoke_2 DEFAULT;
ALTER TABLE spoke ADD CONSTRAINT to_self FOREIGN KEY (self, at) REFERENCES spoke (id, at);
ALTER TABLE spoke_1 ADD CONSTRAINT own FOREIGN KEY (hub_k, hub_id) REFERENCES hub (k, id);
CREATE TABLE leaf (hub_id integer, hub_k bigint, CONSTRAINT to_part FOREIGN KEY (hub_id, hub_k) REFERENCES hub_0);
--- expect
SELECT * FROM spoke ORDER BY id => (1,1,1,1,1), (2,2,2,2,2)
SELECT count(*) FROM leaf => (1)
