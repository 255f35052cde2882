//! How long a database of 1,000 tables takes to be read and compared with another, beside `pg_dump --schema-only` of the same
//! one; on the server of `DATABASE_URL`.

use super::Outcome;
use super::measure::least;
use schema_core::database::introspect::{Scope, introspect};
use schema_core::diff::diff;
use schema_core::model::Hints;
use schema_core::plan::plan;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use std::process::{Command, ExitCode};
use std::str::FromStr;
use std::time::{Duration, Instant};

const TABLES: usize = 1_000;
const RUNS: usize = 5;

pub(crate) fn run() -> Outcome {
    let url =
        std::env::var("DATABASE_URL").map_err(|_| "set `DATABASE_URL` to a server where databases may be made")?;
    runtime()?.block_on(async {
        let server = PgConnectOptions::from_str(&url)?.disable_statement_logging();
        let mut admin = server.connect().await?;
        let names = [0, 1].map(|number| format!("schema_bench_{}_{number}", std::process::id()));
        let measured = measured(&mut admin, &server, &names).await;
        for name in &names {
            admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await?;
        }
        measured
    })
}

async fn measured(admin: &mut PgConnection, server: &PgConnectOptions, names: &[String; 2]) -> Outcome {
    for (name, changed) in names.iter().zip([false, true]) {
        admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"))).await?;
        let mut connection = server.clone().database(name).connect().await?;
        connection.execute(AssertSqlSafe(tables(changed))).await?;
        connection.execute("ANALYZE").await?;
        connection.close().await?;
    }
    println!("{TABLES} tables of 10 columns, with 1,000 views and functions; the least of {RUNS} runs");
    let url = |name: &String| server.clone().database(name).to_url_lossy();
    let [one, other] = [url(&names[0]), url(&names[1])];
    let reading = least(RUNS, || subject(&[one.as_str()]))?;
    // `pg_dump` knows nothing of what sqlx adds.
    let dumped = one.as_str().split('?').next().unwrap_or_default();
    let dump = timed(|| Command::new("pg_dump").args(["--schema-only", "--file=/dev/null", dumped]).status())?;
    let (read, compared) = (seconds(&[one.as_str()])?, seconds(&[one.as_str(), other.as_str()])?);
    let ratio = read.as_secs_f64() / dump.as_secs_f64();
    println!("introspection: {read:.2?}, {:.2} s of our CPU, {:.0} MB (goal: 1 s, 100 MB)", reading.cpu, reading.peak);
    println!("pg_dump --schema-only: {dump:.2?}; introspection takes {ratio:.2} times that");
    println!("two such databases read, compared and planned: {compared:.2?} (goal: 2 s)");
    Ok(())
}

/// In a process of its own: reads a database, or two and plans the way from one to the other.
pub(crate) fn subject_main(urls: &[&str]) -> ExitCode {
    let work = || -> Outcome {
        runtime()?.block_on(async {
            let mut schemas = Vec::new();
            for url in urls {
                let mut connection = PgConnectOptions::from_str(url)?.disable_statement_logging().connect().await?;
                schemas.push(introspect(&mut connection, &Scope::whole()).await?);
            }
            if let [from, to] = schemas.as_slice() {
                assert!(!plan(&diff(from, to, &Hints::default()))?.statements.is_empty());
            }
            Ok(())
        })
    };
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn subject(urls: &[&str]) -> Outcome<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("introspect").args(urls);
    Ok(command)
}

fn seconds(urls: &[&str]) -> Outcome<Duration> {
    let mut command = subject(urls)?;
    timed(|| command.status())
}

/// The least wall-clock time of several runs.
fn timed(mut run: impl FnMut() -> std::io::Result<std::process::ExitStatus>) -> Outcome<Duration> {
    let mut least = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        if !run()?.success() {
            return Err("a run failed".into());
        }
        least = least.min(start.elapsed());
    }
    Ok(least)
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

fn tables(changed: bool) -> String {
    let mut sql = "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');".to_owned();
    for number in 0..TABLES {
        let parent = number.saturating_sub(1);
        let name = if changed && number % 10 == 0 { "text" } else { "varchar(200)" };
        sql.push_str(&format!(
            "CREATE TABLE t{number} (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name {name} NOT NULL, email text UNIQUE,
                mood mood DEFAULT 'ok', created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz,
                amount numeric(10,2) CHECK (amount > 0), data jsonb DEFAULT '{{}}',
                parent_id bigint REFERENCES t{parent} ON DELETE CASCADE, flag boolean NOT NULL DEFAULT false);
             CREATE INDEX ON t{number} (name, created_at DESC);
             CREATE INDEX ON t{number} (parent_id);
             COMMENT ON TABLE t{number} IS 'table {number}';
             CREATE VIEW v{number} AS SELECT id, name FROM t{number} WHERE flag;
             CREATE FUNCTION f{number}(a int) RETURNS int LANGUAGE sql AS 'SELECT a + {number}';"
        ));
    }
    sql
}
