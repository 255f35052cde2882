// drizzle-orm as a contender: reads `task from times` lines, and answers with nanoseconds, those of the CPU, and rows.
import { createInterface } from "node:readline";
import { and, eq, gte, placeholder, relations, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { bigint, boolean, doublePrecision, integer, pgTable, text } from "drizzle-orm/pg-core";
import pg from "pg";

const id = () => bigint("id", { mode: "number" });
const customers = pgTable("customers", {
  id: id().primaryKey(), email: text("email").notNull().unique(), name: text("name"), age: integer("age").notNull(),
  active: boolean("active").notNull(), balance: doublePrecision("balance").notNull(),
});
const orders = pgTable("orders", {
  id: id().primaryKey(), customerId: bigint("customer_id", { mode: "number" }).notNull().references(() => customers.id),
  status: text("status").notNull(), total: doublePrecision("total").notNull(), note: text("note"),
});
const lines = pgTable("lines", {
  id: id().primaryKey(), orderId: bigint("order_id", { mode: "number" }).notNull().references(() => orders.id),
  product: text("product").notNull(), quantity: integer("quantity").notNull(), price: doublePrecision("price").notNull(),
});
const events = pgTable("events", {
  id: id().primaryKey().generatedByDefaultAsIdentity(), kind: text("kind").notNull(),
  subject: bigint("subject", { mode: "number" }).notNull(), message: text("message"),
  weight: doublePrecision("weight").notNull(),
});
const counters = pgTable("counters", {
  key: text("key").primaryKey(), value: bigint("value", { mode: "number" }).notNull(), label: text("label"),
});
const customersRelations = relations(customers, ({ many }) => ({ orders: many(orders) }));
const ordersRelations = relations(orders, ({ one, many }) => ({
  customer: one(customers, { fields: [orders.customerId], references: [customers.id] }), lines: many(lines),
}));
const linesRelations = relations(lines, ({ one }) => ({
  order: one(orders, { fields: [lines.orderId], references: [orders.id] }),
}));

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const schema = { customers, orders, lines, events, counters, customersRelations, ordersRelations, linesRelations };
const db = drizzle(client, { schema });

const point = db.select().from(customers).where(eq(customers.id, placeholder("id"))).prepare("point");
const many = db.select().from(customers).prepare("many");
const join = db
  .select({ id: orders.id, status: orders.status, total: orders.total, email: customers.email, name: customers.name })
  .from(orders).innerJoin(customers, eq(orders.customerId, customers.id))
  .where(and(eq(customers.age, placeholder("age")), gte(orders.total, placeholder("total")))).prepare("join");
const tree = db.query.customers
  .findFirst({ where: eq(customers.id, placeholder("id")), with: { orders: { with: { lines: true } } } }).prepare("tree");
const insert = db.insert(events).values({
  kind: placeholder("kind"), subject: placeholder("subject"), message: placeholder("message"), weight: placeholder("weight"),
}).returning().prepare("insert");
const upsert = db.insert(counters).values({ key: placeholder("key"), value: placeholder("value") })
  .onConflictDoUpdate({ target: counters.key, set: { value: sql`excluded.value` } }).prepare("upsert");
const update = db.update(counters).set({ value: sql`${placeholder("value")}` })
  .where(eq(counters.key, placeholder("key"))).prepare("update");

const event = (n) => ({
  kind: ["created", "changed", "removed"][n % 3], subject: n, message: n % 2 ? null : `what happened to ${n}`, weight: n / 8,
});
const tasks = {
  point: async (n) => (await point.execute({ id: ((n * 37) % 10000) + 1 })).length,
  many: async () => (await many.execute()).length,
  join: async (n) => (await join.execute({ age: (n % 99) + 1, total: 0 })).length,
  relations: async (n) => {
    const customer = await tree.execute({ id: (n % 20) + 1 });
    return 1 + customer.orders.reduce((count, order) => count + 1 + order.lines.length, 0);
  },
  insert: async (n) => (await insert.execute(event(n))).length,
  insertmany: async () => (await db.insert(events).values(Array.from({ length: 10000 }, (_, n) => event(n)))).rowCount,
  upsert: async (n) => (await upsert.execute({ key: `counter ${n % 200}`, value: n })).rowCount,
  update: async (n) => (await update.execute({ key: `counter ${n % 200}`, value: n })).rowCount,
};

for await (const line of createInterface({ input: process.stdin })) {
  const [task, from, times] = line.split(" ");
  const used = process.cpuUsage();
  const before = process.hrtime.bigint();
  let rows = 0;
  for (let n = Number(from); n < Number(from) + Number(times); n++) rows = await tasks[task](n);
  const wall = process.hrtime.bigint() - before;
  const { user, system } = process.cpuUsage(used);
  console.log(`${wall} ${(user + system) * 1000} ${rows}`);
}
await client.end();
