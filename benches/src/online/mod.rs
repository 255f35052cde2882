//! How long others wait while a change is applied to a table that they read and write: in one migration, and in stages; on the
//! server of `DATABASE_URL`. `ROWS` says how many rows the table has, `ONLY` which kinds of change are tried.

mod changes;
mod load;

use super::Outcome;
use changes::{BEFORE, CHANGES, Change, NOTHING};
use load::{CLIENTS, Load, Seen};
use schema_core::database::introspect::{Scope, introspect};
use schema_core::database::retry::Limits;
use schema_core::database::runner::{Options, Silent, migrate};
use schema_core::diff::diff;
use schema_core::ident::Ident;
use schema_core::migration::Timeout;
use schema_core::migration::render::{Proof, migration};
use schema_core::model::{Hints, Schema};
use schema_core::online::{Stage, stages};
use schema_core::statement::Statement;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

const ROWS: u32 = 1_000_000;

/// The runner's own is 5 s; with a shorter one, who waits longer is seen.
const LOCK_TIMEOUT: Duration = Duration::from_secs(1);

/// How long the load goes on before and after the change.
const AROUND: Duration = Duration::from_millis(500);

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
    let outcome = Bench { server, rows, full: &names[0], run: &names[1] }.compared(&mut admin).await;
    for name in &names {
        admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await?;
    }
    outcome
}

/// The database with the rows, and the copy of it that a change is applied to.
struct Bench<'a> {
    server: &'a PgConnectOptions,
    rows: u32,
    full: &'a str,
    run: &'a str,
}

/// What one way of a change was like.
struct Measured {
    took: Duration,
    seen: Seen,
}

impl Bench<'_> {
    async fn compared(&self, admin: &mut PgConnection) -> Outcome {
        let before = self.fill(admin).await?;
        println!(
            "{} rows; {CLIENTS} clients read and write, one reports; the longest wait of a short statement, failed \
             statements, and how long the change took; lock time-out {LOCK_TIMEOUT:?}",
            self.rows
        );
        println!(
            "{:16} {:>9} {:>7} {:>8} {:>10} {:>7} {:>8}",
            "change", "plain", "failed", "took", "online", "failed", "took"
        );
        let only = std::env::var("ONLY").ok();
        let chosen =
            |change: &&Change| only.as_ref().is_none_or(|only| only.split(',').any(|name| name == change.name));
        let mut missed = Vec::new();
        for change in std::iter::once(&NOTHING).chain(CHANGES).filter(chosen) {
            let after = self.changed(change.sql).await?;
            let mut hints = Hints::default();
            let renamed = change.renamed.as_ref();
            hints.renames.extend(renamed.map(|one| ((one.id)(Ident::new(one.to)), Ident::new(one.from))));
            let changes = diff(&before, &after, &hints);
            let mut whole = Stage::whole(&changes)?;
            whole.up.statements.splice(0..0, change.fill.map(Statement::new));
            let plain = self.under_load(admin, change, &[whole], &after).await?;
            let online = self.under_load(admin, change, &stages(&changes)?, &after).await?;
            println!("{:16} {plain} {online}", change.name);
            let (longest, statement) = online.seen.longest;
            if longest > LOCK_TIMEOUT {
                missed.push(format!("{}: {longest:.1?} in `{statement}`", change.name));
            }
            missed.extend(online.seen.failure.map(|failure| format!("{}: {failure}", change.name)));
        }
        match missed.is_empty() {
            true => {
                println!("online, no statement waited longer than the lock time-out, and none failed");
                Ok(())
            }
            false => Err(format!(
                "online, statements waited longer than the lock time-out, or failed:\n{}",
                missed.join("\n")
            )
            .into()),
        }
    }

    async fn fill(&self, admin: &mut PgConnection) -> Outcome<Schema> {
        admin.execute(AssertSqlSafe(format!("CREATE DATABASE {} TEMPLATE template0", self.full))).await?;
        let mut connection = self.server.clone().database(self.full).connect().await?;
        connection.execute(BEFORE).await?;
        let before = read(&mut connection).await?;
        let (rows, tenth) = (self.rows, (self.rows / 10).max(1));
        let rows = format!(
            "INSERT INTO regions SELECT n FROM generate_series(1, 100) n;
             INSERT INTO accounts SELECT n, n, 'owner ' || n, 1 + n % 100, n FROM generate_series(1, {rows}) n;
             INSERT INTO entries (account) SELECT 1 + n % 1000 FROM generate_series(1, {tenth}) n;
             INSERT INTO customers (name) SELECT 'customer ' || n FROM generate_series(1, {tenth}) n;
             INSERT INTO orders (customer) SELECT 1 + n % {tenth} FROM generate_series(1, {rows}) n;
             INSERT INTO events SELECT n, n % 3, n, 1 + n % {tenth} FROM generate_series(1, {rows}) n;
             VACUUM ANALYZE",
        );
        for statement in rows.split(';') {
            connection.execute(AssertSqlSafe(statement)).await?;
        }
        connection.close().await?;
        Ok(before)
    }

    /// The schema that statements give, which are then undone.
    async fn changed(&self, sql: &'static str) -> Outcome<Schema> {
        let mut connection = self.server.clone().database(self.full).connect().await?;
        let mut transaction = connection.begin().await?;
        transaction.execute("TRUNCATE accounts, regions, customers, orders, events").await?;
        transaction.execute(sqlx::raw_sql(sql)).await?;
        let schema = read(&mut transaction).await?;
        transaction.rollback().await?;
        connection.close().await?;
        Ok(schema)
    }

    /// Applies the stages to a copy of the full database while the load goes on.
    async fn under_load(
        &self,
        admin: &mut PgConnection,
        change: &Change,
        stages: &[Stage],
        after: &Schema,
    ) -> Outcome<Measured> {
        admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.run))).await?;
        admin.execute(AssertSqlSafe(format!("CREATE DATABASE {} TEMPLATE {}", self.run, self.full))).await?;
        admin.execute("CHECKPOINT").await?;
        let own = self.server.clone().database(self.run);
        let pool = PgPoolOptions::new().max_connections(8).connect_with(own.clone()).await?;
        let load = Load {
            pool: pool.clone(),
            rows: self.rows.into(),
            over: Arc::default(),
            renamed: change.renamed.as_ref().map(|one| (one.from, one.to)),
            is_new: Arc::default(),
        };
        let mut clients: Vec<_> = (0..CLIENTS).map(|client| tokio::spawn(load.clone().client(client))).collect();
        clients.push(tokio::spawn(load.clone().report()));
        tokio::time::sleep(AROUND).await;
        let mut runner = own.connect().await?;
        let start = Instant::now();
        let applied = apply(&mut runner, stages, &load).await;
        let took = start.elapsed();
        tokio::time::sleep(AROUND).await;
        load.over.store(true, Ordering::Relaxed);
        let mut seen = Seen::default();
        for client in clients {
            seen = seen.and(client.await?);
        }
        applied?;
        let there = read(&mut runner).await?;
        runner.close().await?;
        pool.close().await;
        match diff(&there, after, &Hints::default()).list.is_empty() {
            true => Ok(Measured { took, seen }),
            false => Err("the change did not give the schema that was asked for".into()),
        }
    }
}

/// Where the runner stops for the application to be the new one, it becomes that.
async fn apply(runner: &mut PgConnection, stages: &[Stage], load: &Load) -> Outcome {
    let migrations: Vec<_> = stages
        .iter()
        .zip(1..)
        .map(|(stage, version)| migration(version, "change", stage, (1, 1), Proof::Skipped))
        .collect();
    let lock_timeout = Timeout::milliseconds(LOCK_TIMEOUT.as_millis() as u64);
    let limits = Limits { lock_timeout, retries: 30, ..Limits::default() };
    let options = Options { no_pause: true, limits, ..Options::default() };
    let stop = stages.iter().position(|stage| stage.pause.is_some()).unwrap_or(stages.len());
    migrate(runner, &migrations[..stop], &options, &mut Silent).await?;
    // A deployment takes a moment.
    tokio::time::sleep(AROUND).await;
    load.is_new.store(true, Ordering::Relaxed);
    tokio::time::sleep(AROUND).await;
    migrate(runner, &migrations, &options, &mut Silent).await?;
    Ok(())
}

async fn read(connection: &mut PgConnection) -> Outcome<Schema> {
    Ok(introspect(connection, &Scope::of(["public"])).await?)
}

impl std::fmt::Display for Measured {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (longest, took) = (format!("{:.1?}", self.seen.longest.0), format!("{:.1?}", self.took));
        write!(formatter, "{longest:>9} {:>7} {took:>8}", self.seen.failed)
    }
}
