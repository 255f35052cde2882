--- from
CREATE TABLE "Order" (id integer PRIMARY KEY, "select" integer, lower text, "date" date, "Order" integer, text text, "a b" integer, "x""y" text,
  g integer GENERATED ALWAYS AS ("select" + "a b") STORED,
  h text GENERATED ALWAYS AS (lower(lower) || text::text || 'lower') STORED,
  CHECK ("select" > 0 AND "Order" > 0), CHECK (lower(lower) = lower), CHECK ("date" > date '2020-01-01'), CHECK ("x""y" <> 'x"y'), CHECK (text::text <> 'text'),
  EXCLUDE USING btree ("a b" WITH =, ("select" + 1) WITH =) WHERE ("Order" > 0));
CREATE INDEX o1 ON "Order" (lower(lower), ("select" * 2)) WHERE "a b" IS NOT NULL;
CREATE UNIQUE INDEX o2 ON "Order" ("x""y" DESC) INCLUDE ("select", text);
--- rows
INSERT INTO "Order" (id, "select", lower, "date", "Order", text, "a b", "x""y") VALUES (1, 2, 'l', '2021-01-01', 4, 't', 5, 'z');
--- to
CREATE TABLE "Order" (id integer PRIMARY KEY, "from" integer, "Lower" text, "timestamp" date, "group" integer, "character varying" text, "c d" integer, "p""q" text,
  g integer GENERATED ALWAYS AS ("from" + "c d") STORED,
  h text GENERATED ALWAYS AS (lower("Lower") || "character varying"::text || 'lower') STORED,
  CHECK ("from" > 0 AND "group" > 0), CHECK (lower("Lower") = "Lower"), CHECK ("timestamp" > date '2020-01-01'), CHECK ("p""q" <> 'x"y'), CHECK ("character varying"::text <> 'text'),
  EXCLUDE USING btree ("c d" WITH =, ("from" + 1) WITH =) WHERE ("group" > 0));
CREATE INDEX o1 ON "Order" (lower("Lower"), ("from" * 2)) WHERE "c d" IS NOT NULL;
CREATE UNIQUE INDEX o2 ON "Order" ("p""q" DESC) INCLUDE ("from", "character varying");
--- rename
Order.from = select
Order.Lower = lower
Order.timestamp = date
Order.group = Order
Order.character varying = text
Order.c d = a b
Order.p"q = x"y
--- expect
SELECT "from", "Lower", "group", "c d", g, h FROM "Order" => (2,l,4,5,7,ltlower)
