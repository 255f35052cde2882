--- from
CREATE TABLE customer (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT 'x', mail text UNIQUE,
    was integer, "Of" numeric(6,2));
CREATE INDEX customer_name ON customer (name);
CREATE TABLE purchase (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES customer (id));
CREATE TABLE visit (id integer, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE visit_24 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
GRANT SELECT, INSERT ON customer TO PUBLIC;
--- rows
INSERT INTO customer (name, mail, was, "Of") VALUES ('A', 'a@b', 1, 2.5), ('B', NULL, 2, 3);
INSERT INTO purchase VALUES (1, 1);
INSERT INTO visit VALUES (1, '2024-03-03');
--- to
CREATE TABLE client (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT 'x', email text UNIQUE,
    "Of" numeric(6,2), since date);
CREATE INDEX client_name ON client (name);
CREATE TABLE purchase (id integer PRIMARY KEY, client_id integer NOT NULL REFERENCES client (id));
CREATE TABLE call (id bigint, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE visit_24 PARTITION OF call FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
GRANT SELECT, INSERT ON client TO PUBLIC;
--- rename
client = customer
client.email = mail
purchase.client_id = customer_id
call = visit
--- either
INSERT INTO customer (mail) VALUES ('c@d') RETURNING name, mail, was => (x,c@d,)
INSERT INTO customer (mail) VALUES ('a@b') ON CONFLICT (mail) DO UPDATE SET name = 'C' RETURNING id, name => (1,C)
INSERT INTO client (email) VALUES ('e@f') RETURNING mail => (e@f)
UPDATE customer SET name = 'D', "Of" = 1 WHERE mail = 'a@b' RETURNING name, "Of" => (D,1.00)
DELETE FROM customer WHERE id = 2 RETURNING name => (B)
SELECT c.name, p.customer_id FROM customer c JOIN purchase p ON p.customer_id = c.id FOR UPDATE => (A,1)
INSERT INTO visit VALUES (2, '2024-04-04') RETURNING * => (2,2024-04-04)
--- new
INSERT INTO client (email) VALUES ('a@b') ON CONFLICT (email) DO UPDATE SET name = 'C' RETURNING id, name => (1,C)
INSERT INTO call (id, at) VALUES (3, '2024-04-04') RETURNING id, at => (3,2024-04-04)
--- expect
SELECT id, name, email, "Of", since FROM client ORDER BY id => (1,A,a@b,2.50,), (2,B,,3.00,)
SELECT id, client_id FROM purchase => (1,1)
SELECT id, at FROM call => (1,2024-03-03)
--- stages
expand
backfill id_new
backfill email
backfill client_id
guard call
guard purchase
index client_email_key_new
index visit_24_pkey_new
validate
switch
confirm
contract call
contract client
contract purchase
--- pauses
switch: deploy the application that can read and write public.call.id as bigint; deploy the application that says public.call in place of public.visit, which is a view of it: until then, no TRUNCATE, COPY FROM or ON CONFLICT ON CONSTRAINT goes through public.visit; deploy the application that says public.client in place of public.customer, which is a view of it: until then, no TRUNCATE, COPY FROM or ON CONFLICT ON CONSTRAINT goes through public.customer; deploy the application that says public.client.email in place of mail: a trigger keeps both equal; deploy the application that says public.purchase.client_id in place of customer_id: a trigger keeps both equal
contract call: deploy the application that does not use column public.client.was any more; see that the application works with public.call.id as bigint
