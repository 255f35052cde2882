--- from
CREATE TABLE "Order" ("select" integer PRIMARY KEY, "na""me" text DEFAULT 'it''s', "🦀" text, "'; drop table x; --" integer);
--- rows
INSERT INTO "Order" VALUES (1, 'a', 'b', 3);
--- to
CREATE TYPE "Mo od" AS ENUM ('it''s', 'a"b', 'c\d');
CREATE TABLE "Order" ("select" bigint PRIMARY KEY, "na""me" text DEFAULT 'it''s fine', "🦀" varchar(9) UNIQUE, "'; drop table x; --" text, m "Mo od" DEFAULT 'it''s');
CREATE INDEX "in dex" ON "Order" ("na""me" DESC NULLS LAST, lower("🦀")) WHERE "select" > 0;
COMMENT ON COLUMN "Order"."na""me" IS 'a ''comment''; -- with
lines';
--- expect
SELECT "select", "na""me", "🦀", "'; drop table x; --", m FROM "Order" => (1,a,b,3,it's)
