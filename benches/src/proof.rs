//! The proof of the platform's schema from start to end, and what a migration of a long history costs besides the
//! server's own time; on the embedded server.

use super::Outcome;
use schema_core::database::prove::replay;
use schema_core::database::runner::{Options, Silent, migrate};
use schema_core::database::{introspect::Scope, scratch::Scratch};
use schema_core::migration::{Migration, SqlFile};
use schema_core::model::Schema;
use schema_core::settings::{Environment, Overrides, Settings};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::collections::BTreeSet;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 5;
const MIGRATIONS: i64 = 100;

pub(crate) fn run() -> Outcome {
    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    println!("the least of {RUNS} runs, profile {profile}");
    println!("the platform's schema, proven from start to end: {:.2?} (goal: under 1.5 s)", least(whole_proof)?);
    let raw = least(|| on_a_server(Way::Raw))?;
    println!("{MIGRATIONS} small migrations as raw files: {:.2?}", raw);
    for (name, way) in [("by the runner", Way::Runner), ("by the proof", Way::Proof)] {
        let took = least(|| on_a_server(way))?;
        let each = took.saturating_sub(raw) / u32::try_from(MIGRATIONS)?;
        println!("{name}: {took:.2?}, {:.2} times raw: {each:.2?} of ours each (goal: 10 ms)", ratio(took, raw));
    }
    Ok(())
}

/// The command line of the platform.
pub(crate) fn platform(arguments: &[&str]) -> ExitCode {
    let Ok(environment) = Environment::of_process() else { return ExitCode::from(2) };
    let (data, talk) = (&mut std::io::stdout(), &mut std::io::stderr());
    let now = std::time::SystemTime::now();
    let process = schema_core::cli::Process { environment, now, data, talk, terminal: false };
    let arguments = ["gen-migrations"].iter().chain(arguments).map(Into::into);
    ExitCode::from(schema_core::cli::run(&schemas::c9d, arguments, process))
}

fn least(mut run: impl FnMut() -> Outcome<Duration>) -> Outcome<Duration> {
    let runs = (0..RUNS).map(|_| run()).collect::<Outcome<Vec<_>>>()?;
    Ok(runs.into_iter().min().unwrap_or_default())
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

fn whole_proof() -> Outcome<Duration> {
    let project = tempfile::tempdir()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["platform", "generate", "--project"]).arg(project.path()).env_remove("DATABASE_URL");
    let start = Instant::now();
    let ran = command.stdin(Stdio::null()).output()?;
    let took = start.elapsed();
    match ran.status.success() {
        true => Ok(took),
        false => Err(format!("the proof: {}", String::from_utf8_lossy(&ran.stderr)).into()),
    }
}

#[derive(Clone, Copy)]
enum Way {
    Raw,
    Runner,
    Proof,
}

/// How long the history takes on a fresh server, its start and end aside.
fn on_a_server(way: Way) -> Outcome<Duration> {
    let environment = Environment { current_directory: std::env::temp_dir(), ..Environment::default() };
    let settings = Settings::load(&environment, &Overrides::default())?;
    let history = history();
    let scope = Scope::of(["public"]);
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let mut scratch = Scratch::open(&settings, &BTreeSet::new()).await?;
        let connection = scratch.session().connection();
        let start = Instant::now();
        match way {
            Way::Raw => raw(connection, &history).await?,
            Way::Runner => drop(migrate(connection, &history, &Options::default(), &mut Silent).await?),
            Way::Proof => drop(replay(connection, &history, &Schema::default(), &scope).await?),
        }
        let took = start.elapsed();
        scratch.close().await?;
        Ok(took)
    })
}

/// Each file in a transaction, and nothing else.
async fn raw(connection: &mut PgConnection, history: &[Migration]) -> Outcome {
    for migration in history {
        let mut transaction = connection.begin().await?;
        sqlx::raw_sql(AssertSqlSafe(migration.up.sql.as_str())).execute(&mut *transaction).await?;
        transaction.commit().await?;
    }
    Ok(())
}

fn history() -> Vec<Migration> {
    let migration = |version: i64| Migration {
        version,
        description: "small".to_owned(),
        up: SqlFile {
            name: format!("{version}_small.up.sql"),
            sql: format!("CREATE TABLE small_{version} (id bigint PRIMARY KEY, name text NOT NULL);"),
        },
        down: None,
    };
    (1..=MIGRATIONS).map(migration).collect()
}
