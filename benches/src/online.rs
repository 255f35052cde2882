//! How long others wait while a change is applied to a table that they read and write: in one migration, and in stages; on the
//! server of `DATABASE_URL`. `ROWS` says how many rows the table has.

use super::Outcome;
use schema_core::database::introspect::{Scope, introspect};
use schema_core::database::runner::{Options, Silent, migrate};
use schema_core::diff::diff;
use schema_core::migration::render::{Proof, migration};
use schema_core::model::{Hints, Schema};
use schema_core::online::{Stage, stages};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, PgPool};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const ROWS: u32 = 1_000_000;
const LOAD: usize = 4;

/// The table before, over which the load goes.
const BEFORE: &str = "CREATE TABLE regions (id integer PRIMARY KEY);
    CREATE TABLE accounts (id integer PRIMARY KEY, owner text, region integer, balance integer NOT NULL, note text);
    CREATE INDEX accounts_owner_idx ON accounts (owner);";

/// What changes, by which statement the schema after it comes from the one before.
const CHANGES: &[(&str, &str)] = &[
    ("index", "CREATE INDEX accounts_region_idx ON accounts (region)"),
    ("index changed", "DROP INDEX accounts_owner_idx; CREATE INDEX accounts_owner_idx ON accounts (lower(owner))"),
    ("unique", "ALTER TABLE accounts ADD CONSTRAINT accounts_owner_key UNIQUE (owner)"),
    ("check", "ALTER TABLE accounts ADD CONSTRAINT accounts_balance_check CHECK (balance > -1000000)"),
    ("foreign key", "ALTER TABLE accounts ADD CONSTRAINT accounts_region_fkey FOREIGN KEY (region) REFERENCES regions"),
    ("not null", "ALTER TABLE accounts ALTER COLUMN owner SET NOT NULL"),
    ("default per row", "ALTER TABLE accounts ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid()"),
    ("type", "ALTER TABLE accounts ALTER COLUMN balance TYPE bigint"),
    ("column dropped", "ALTER TABLE accounts DROP COLUMN note"),
];

/// What the load saw.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    statements: u64,
    longest: Duration,
    failed: u64,
}

pub(crate) fn run() -> Outcome {
    let url =
        std::env::var("DATABASE_URL").map_err(|_| "set `DATABASE_URL` to a server where databases may be made")?;
    let rows = std::env::var("ROWS").ok().map_or(Ok(ROWS), |rows| rows.parse())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(all(&PgConnectOptions::from_str(&url)?.disable_statement_logging(), rows))
}

async fn all(server: &PgConnectOptions, rows: u32) -> Outcome {
    let mut admin = server.connect().await?;
    let names = ["full", "run"].map(|name| format!("schema_bench_{}_{name}", std::process::id()));
    let [full, run] = &names;
    let outcome = compared(server, &mut admin, [full, run], rows).await;
    for name in &names {
        admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await?;
    }
    outcome
}

async fn compared(server: &PgConnectOptions, admin: &mut PgConnection, [full, run]: [&str; 2], rows: u32) -> Outcome {
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {full} TEMPLATE template0"))).await?;
    let mut connection = server.clone().database(full).connect().await?;
    connection.execute(BEFORE).await?;
    let before = read(&mut connection).await?;
    let fill = format!(
        "INSERT INTO regions SELECT n FROM generate_series(1, 100) n;
         INSERT INTO accounts SELECT n, 'owner ' || n, 1 + n % 100, n, 'note' FROM generate_series(1, {rows}) n;
         ANALYZE"
    );
    connection.execute(AssertSqlSafe(fill)).await?;
    println!(
        "{rows} rows, {LOAD} clients that read and write; the longest wait of a statement, and statements that failed"
    );
    println!("{:16} {:>12} {:>7} {:>12} {:>7} {:>8}", "change", "plain", "failed", "online", "failed", "ratio");
    for (name, sql) in CHANGES {
        let after = changed(&mut connection, sql).await?;
        let changes = diff(&before, &after, &Hints::default());
        let mut seen = [Seen::default(); 2];
        for (seen, stages) in seen.iter_mut().zip([vec![Stage::whole(&changes)?], stages(&changes)?]) {
            *seen = under_load(server, admin, [full, run], &mut connection, &stages).await?;
        }
        let [plain, online] = seen;
        let ratio = plain.longest.as_secs_f64() / online.longest.as_secs_f64().max(1e-6);
        println!(
            "{name:16} {:>12.1?} {:>7} {:>12.1?} {:>7} {ratio:>7.1}x",
            plain.longest, plain.failed, online.longest, online.failed
        );
    }
    Ok(connection.close().await?)
}

async fn read(connection: &mut PgConnection) -> Outcome<Schema> {
    Ok(introspect(connection, &Scope::of(["public"])).await?)
}

/// The schema that a statement gives, which is then undone.
async fn changed(connection: &mut PgConnection, sql: &str) -> Outcome<Schema> {
    let mut transaction = connection.begin().await?;
    transaction.execute("TRUNCATE accounts, regions").await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *transaction).await?;
    let schema = read(&mut transaction).await?;
    transaction.rollback().await?;
    Ok(schema)
}

/// Applies the stages to a copy of the full database while the load goes on.
async fn under_load(
    server: &PgConnectOptions,
    admin: &mut PgConnection,
    [full, run]: [&str; 2],
    template: &mut PgConnection,
    stages: &[Stage],
) -> Outcome<Seen> {
    admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {run} WITH (FORCE)"))).await?;
    // A database that is copied has no sessions.
    let others = std::mem::replace(template, server.connect().await?);
    others.close().await?;
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {run} TEMPLATE {full}"))).await?;
    let again = server.clone().database(full).connect().await?;
    std::mem::replace(template, again).close().await?;
    let own = server.clone().database(run);
    let pool = PgPoolOptions::new().max_connections(u32::try_from(LOAD)?).connect_with(own.clone()).await?;
    let over = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..LOAD).map(|client| tokio::spawn(load(pool.clone(), client, over.clone()))).collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let migrations: Vec<_> = stages
        .iter()
        .zip(1..)
        .map(|(stage, version)| migration(version, "change", stage, (1, 1), Proof::Skipped))
        .collect();
    let mut runner = own.connect().await?;
    let options = Options { no_pause: true, ..Options::default() };
    let applied = migrate(&mut runner, &migrations, &options, &mut Silent).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    over.store(true, Ordering::Relaxed);
    let mut seen = Seen::default();
    for client in clients {
        seen = seen.and(client.await?);
    }
    runner.close().await?;
    pool.close().await;
    applied?;
    Ok(seen)
}

/// Reads and writes rows all over the table until it is told to stop.
async fn load(pool: PgPool, client: usize, over: Arc<AtomicBool>) -> Seen {
    let mut seen = Seen::default();
    let mut row = client as u32;
    while !over.load(Ordering::Relaxed) {
        row = row.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let id = 1 + (row >> 8) % 100_000;
        let statements = [
            format!("SELECT owner, region FROM accounts WHERE id = {id}"),
            format!("UPDATE accounts SET region = 1 + {id} % 100 WHERE id = {id}"),
        ];
        for sql in statements {
            let start = Instant::now();
            let ran = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&pool).await;
            seen = seen.and(Seen { statements: 1, longest: start.elapsed(), failed: u64::from(ran.is_err()) });
        }
    }
    seen
}

impl Seen {
    fn and(self, other: Self) -> Self {
        Self {
            statements: self.statements + other.statements,
            longest: self.longest.max(other.longest),
            failed: self.failed + other.failed,
        }
    }
}
