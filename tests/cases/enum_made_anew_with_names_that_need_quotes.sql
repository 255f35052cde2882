--- from
CREATE TABLE "My ""Table" (id integer PRIMARY KEY, "Order" integer NOT NULL, "it's" text, CONSTRAINT "a check; --" CHECK ("Order" > 0));
CREATE INDEX "Idx $1" ON "My ""Table" ("it's") WHERE "Order" > 1;
CREATE TYPE "E'n" AS ENUM ('a''b', 'c"d');
CREATE TABLE "T$" (e "E'n" NOT NULL DEFAULT 'a''b');
CREATE VIEW "V" AS SELECT "Order" AS "select" FROM "My ""Table";
--- rows
INSERT INTO "My ""Table" VALUES (1, 2, 'x'); INSERT INTO "T$" VALUES (DEFAULT);
--- to
CREATE TABLE "My ""Table" (id integer PRIMARY KEY, "Order" integer NOT NULL, "it's" text, CONSTRAINT "a check; --" CHECK ("Order" > 0));
CREATE INDEX "Idx $1" ON "My ""Table" ("it's") WHERE "Order" > 1;
CREATE TYPE "E'n" AS ENUM ('%L', 'a''b');
CREATE TABLE "T$" (e "E'n" NOT NULL DEFAULT 'a''b');
CREATE VIEW "V" AS SELECT "Order" AS "select" FROM "My ""Table";
--- expect
SELECT e FROM "T$" => (a'b)
