//! What 1,000 pending small migrations cost beside the server's own time for them; on the server of `DATABASE_URL`.

use super::Outcome;
use schema_core::declare::def::SchemaDef;
use schema_core::settings::Environment;
use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::str::FromStr;
use std::time::{Duration, Instant};

const MIGRATIONS: usize = 1_000;
const RUNS: usize = 5;
const NOTHING: SchemaDef = schema_core::declare::schema::schema("nothing");

/// How the files get to the server.
#[derive(Clone, Copy)]
enum Way {
    /// `gen-migrations migrate`, a process of its own.
    Ours,
    /// psql, which reads one script, each file in a transaction.
    Psql,
    /// A transaction and the file, and nothing else.
    Bare,
    /// sqlx's own runner.
    Sqlx,
}

pub(crate) fn run() -> Outcome {
    let url =
        std::env::var("DATABASE_URL").map_err(|_| "set `DATABASE_URL` to a server where databases may be made")?;
    let project = tempfile::tempdir()?;
    let files = project.path().join("migrations");
    write(&files)?;
    println!("{MIGRATIONS} pending migrations of one small table each; the least of {RUNS} runs, taken in turn");
    let ways = [Way::Psql, Way::Bare, Way::Sqlx, Way::Ours];
    let mut least = [Duration::MAX; 4];
    for _ in 0..RUNS {
        for (least, way) in least.iter_mut().zip(ways) {
            *least = (*least).min(runtime()?.block_on(measured(&url, project.path(), way))?);
        }
    }
    let [psql, bare, sqlx, ours] = least;
    let ratio = |other: Duration| ours.as_secs_f64() / other.as_secs_f64();
    println!("psql, each file in a transaction: {psql:.2?}");
    println!("a bare loop over one connection: {bare:.2?}");
    println!("sqlx's own runner: {sqlx:.2?}");
    println!("gen-migrations migrate, the whole process: {ours:.2?}");
    println!(
        "{:.2} times psql (goal: 1.3), {:.2} times the bare loop, {:.2} times sqlx's runner",
        ratio(psql),
        ratio(bare),
        ratio(sqlx)
    );
    Ok(())
}

fn write(files: &Path) -> Outcome {
    fs::create_dir(files)?;
    let mut whole = String::new();
    for version in 1..=MIGRATIONS {
        let name = format!("{:014}_small", 20_260_101_000_000 + version);
        let sql = format!(
            "-- {name}\n-- Proven on PostgreSQL 15.18: applied, reverted, applied again.\n\n\
             CREATE TABLE small_{version} (\n    id bigint PRIMARY KEY,\n    name text NOT NULL\n);\n"
        );
        fs::write(files.join(format!("{name}.up.sql")), &sql)?;
        fs::write(files.join(format!("{name}.down.sql")), format!("DROP TABLE small_{version};\n"))?;
        whole.push_str(&format!("BEGIN;\n{sql}COMMIT;\n"));
    }
    fs::write(files.with_file_name("whole.psql"), whole)?;
    Ok(())
}

/// On a database of its own, which is made and dropped beside the measure.
async fn measured(url: &str, project: &Path, way: Way) -> Outcome<Duration> {
    let server = PgConnectOptions::from_str(url)?.disable_statement_logging();
    let mut admin = server.connect().await?;
    let name = format!("schema_bench_{}", std::process::id());
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"))).await?;
    admin.execute("CHECKPOINT").await?;
    let own = server.clone().database(&name);
    let start = Instant::now();
    let outcome = applied(&own, project, way).await;
    let took = start.elapsed();
    admin.execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
    outcome.map(|()| took)
}

async fn applied(own: &PgConnectOptions, project: &Path, way: Way) -> Outcome {
    let url = own.to_url_lossy();
    let plain = url.as_str().split('?').next().unwrap_or_default();
    match way {
        Way::Ours => done(Command::new(std::env::current_exe()?).args(["migrate", plain]).arg(project)),
        Way::Psql => {
            let mut command = Command::new("psql");
            command.args(["-q", "-v", "ON_ERROR_STOP=1", "-d", plain, "-f"]).arg(project.join("whole.psql"));
            done(&mut command)
        }
        Way::Bare => {
            let mut connection = own.connect().await?;
            bare(&mut connection, &project.join("migrations")).await?;
            Ok(connection.close().await?)
        }
        Way::Sqlx => {
            let mut connection = own.connect().await?;
            Migrator::new(project.join("migrations")).await?.run_direct(None, &mut connection, false).await?;
            Ok(connection.close().await?)
        }
    }
}

async fn bare(connection: &mut PgConnection, files: &Path) -> Outcome {
    let mut names: Vec<_> =
        fs::read_dir(files)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    names.retain(|path| path.to_string_lossy().ends_with(".up.sql"));
    names.sort();
    for path in names {
        let mut transaction = connection.begin().await?;
        sqlx::raw_sql(AssertSqlSafe(fs::read_to_string(path)?)).execute(&mut *transaction).await?;
        transaction.commit().await?;
    }
    Ok(())
}

fn done(command: &mut Command) -> Outcome {
    let output = command.env_remove("DATABASE_URL").stdin(Stdio::null()).output()?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned().into()),
    }
}

/// The command line, in a process of its own.
pub(crate) fn subject(url: &str, project: &str) -> ExitCode {
    let environment = Environment { current_directory: project.into(), ..Environment::default() };
    let (data, talk) = (&mut std::io::stdout(), &mut std::io::stderr());
    let now = std::time::SystemTime::now();
    let process = schema_core::cli::Process { environment, now, data, talk, terminal: false };
    let arguments = ["gen-migrations", "migrate", "--database-url", url].map(Into::into);
    ExitCode::from(schema_core::cli::run(&NOTHING, arguments, process))
}

fn runtime() -> Outcome<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}
