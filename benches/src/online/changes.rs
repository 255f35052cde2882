//! The table before, and the kinds of change that it goes through.

use schema_core::ident::{Ident, Qualified};
use schema_core::kind::Id;

/// The tables over which the load goes.
pub(super) const BEFORE: &str = "CREATE TABLE regions (id integer PRIMARY KEY, name text);
    CREATE TYPE state AS ENUM ('open', 'closed', 'gone');
    CREATE TABLE accounts (id integer NOT NULL, number integer NOT NULL, owner text, region integer,
        balance integer NOT NULL, state state NOT NULL DEFAULT 'open', note text,
        CONSTRAINT accounts_pkey PRIMARY KEY (id));
    CREATE INDEX accounts_owner_idx ON accounts (owner);
    CREATE TABLE entries (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account integer NOT NULL, note text);
    CREATE TABLE customers (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
    CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        customer integer NOT NULL REFERENCES customers ON DELETE CASCADE, note text);
    CREATE INDEX orders_customer_idx ON orders (customer);
    CREATE TABLE events (id bigint NOT NULL, part integer NOT NULL, kind integer NOT NULL, customer integer,
        CONSTRAINT events_pkey PRIMARY KEY (id, part)) PARTITION BY LIST (part);
    CREATE TABLE events_0 PARTITION OF events FOR VALUES IN (0);
    CREATE TABLE events_1 PARTITION OF events FOR VALUES IN (1);
    CREATE TABLE events_2 PARTITION OF events DEFAULT;";

/// A kind of change, by statements that give the schema after it from the one before.
pub(super) struct Change {
    pub(super) name: &'static str,
    pub(super) sql: &'static str,
    /// What fills the rows in the plain form, where they stand in its way.
    pub(super) fill: Option<&'static str>,
    pub(super) renamed: Option<Renamed>,
}

/// What is called differently.
pub(super) struct Renamed {
    /// What it is, by the name that it gets.
    pub(super) id: fn(Ident) -> Id,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
}

impl Change {
    const fn new(name: &'static str, sql: &'static str) -> Self {
        Self { name, sql, fill: None, renamed: None }
    }
}

/// Nothing changes: what the load and the machine do by themselves.
pub(super) const NOTHING: Change = Change::new("nothing", "SELECT");

pub(super) const CHANGES: &[Change] = &[
    Change::new("index", "CREATE INDEX accounts_region_idx ON accounts (region)"),
    Change::new(
        "index changed",
        "DROP INDEX accounts_owner_idx; CREATE INDEX accounts_owner_idx ON accounts (lower(owner))",
    ),
    Change::new("index dropped", "DROP INDEX accounts_owner_idx"),
    Change::new("unique", "ALTER TABLE accounts ADD CONSTRAINT accounts_number_key UNIQUE (number)"),
    Change::new(
        "primary key",
        "ALTER TABLE accounts DROP CONSTRAINT accounts_pkey, ADD CONSTRAINT accounts_pkey PRIMARY KEY (id, number)",
    ),
    Change::new("check", "ALTER TABLE accounts ADD CONSTRAINT accounts_balance_check CHECK (balance > -1000000000)"),
    Change::new(
        "foreign key",
        "ALTER TABLE accounts ADD CONSTRAINT accounts_region_fkey FOREIGN KEY (region) REFERENCES regions",
    ),
    Change::new("not null", "ALTER TABLE accounts ALTER COLUMN owner SET NOT NULL"),
    Change {
        name: "backfill",
        sql: "ALTER TABLE accounts ALTER COLUMN note SET DEFAULT 'none', ALTER COLUMN note SET NOT NULL",
        // The lock comes first: taken behind the rows, it would be a deadlock with the load.
        fill: Some("LOCK accounts; UPDATE accounts SET note = 'none' WHERE note IS NULL"),
        renamed: None,
    },
    Change::new("default", "ALTER TABLE accounts ADD COLUMN level integer NOT NULL DEFAULT 1"),
    Change::new("default per row", "ALTER TABLE accounts ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid()"),
    Change::new("identity", "ALTER TABLE accounts ADD COLUMN serial bigint NOT NULL GENERATED ALWAYS AS IDENTITY"),
    Change::new("type", "ALTER TABLE accounts ALTER COLUMN balance TYPE bigint"),
    Change::new("type of key", "ALTER TABLE accounts ALTER COLUMN id TYPE bigint"),
    Change::new(
        "referenced key",
        "ALTER TABLE customers ALTER COLUMN id TYPE bigint;
            ALTER TABLE orders ALTER COLUMN customer TYPE bigint",
    ),
    Change::new("parts: index", "CREATE INDEX events_kind_idx ON events (kind)"),
    Change::new("parts: unique", "ALTER TABLE events ADD CONSTRAINT events_key UNIQUE (part, id, kind)"),
    Change::new(
        "parts: foreign",
        "ALTER TABLE events ADD CONSTRAINT events_customer_fkey FOREIGN KEY (customer) REFERENCES customers",
    ),
    Change::new("parts: type", "ALTER TABLE events ALTER COLUMN kind TYPE bigint"),
    Change::new("value added", "ALTER TYPE state ADD VALUE 'new'"),
    Change::new(
        "value dropped",
        "ALTER TABLE accounts ALTER COLUMN state DROP DEFAULT;
            CREATE TYPE other AS ENUM ('open', 'closed');
            ALTER TABLE accounts ALTER COLUMN state TYPE other USING state::text::other;
            DROP TYPE state;
            ALTER TYPE other RENAME TO state;
            ALTER TABLE accounts ALTER COLUMN state SET DEFAULT 'open'",
    ),
    Change {
        name: "column renamed",
        sql: "ALTER TABLE accounts RENAME COLUMN owner TO holder",
        fill: None,
        renamed: Some(Renamed {
            id: |name| Id::Column(Qualified::new("public", "accounts").member(name)),
            from: "owner",
            to: "holder",
        }),
    },
    Change {
        name: "table renamed",
        sql: "ALTER TABLE customers RENAME TO clients",
        fill: None,
        renamed: Some(Renamed {
            id: |name| Id::Table(Qualified::new("public", name)),
            from: "customers",
            to: "clients",
        }),
    },
    Change::new("column dropped", "ALTER TABLE accounts DROP COLUMN note"),
    Change::new("table dropped", "DROP TABLE entries"),
];
