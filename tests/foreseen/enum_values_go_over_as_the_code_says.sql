--- from
CREATE TYPE state AS ENUM ('new', 'legacy', 'paid', 'sent');
CREATE TABLE orders (id integer PRIMARY KEY, state state, placed date, CHECK (state <> 'sent' OR placed IS NOT NULL));
CREATE TABLE photos (id integer PRIMARY KEY, shown text);
--- rows
INSERT INTO orders VALUES (1, 'new', NULL), (2, 'legacy', NULL), (3, 'paid', NULL), (4, 'sent', '2024-01-01'), (5, NULL, NULL); INSERT INTO photos VALUES (1, 'yes'), (2, 'no'), (3, 'perhaps');
--- to
CREATE TYPE state AS ENUM ('new', 'settled', 'packed');
CREATE TYPE shown AS ENUM ('shown', 'hidden');
CREATE TABLE orders (id integer PRIMARY KEY, state state, placed date);
CREATE TABLE photos (id integer PRIMARY KEY, shown shown);
--- rename
state 'settled' = paid
--- using
orders.state = (CASE state::text WHEN 'legacy' THEN 'new' ELSE state::text END)::state
photos.shown = (CASE shown WHEN 'yes' THEN 'shown' WHEN 'no' THEN 'hidden' ELSE shown END)::shown
--- fails
1
