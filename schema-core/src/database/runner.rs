//! Applies and reverts migrations, in the table and under the lock that sqlx uses.

use super::execute;
use super::history::{History, TABLE, sqlx_migration};
use crate::error::{Error, Result};
use crate::migration::{Migration, SqlFile};
use sqlx::migrate::{Migrate, MigrateError};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqlSafeStr};
use std::borrow::Cow;
use std::time::{Duration, Instant};

/// After this time, waiting for another runner is worth a word.
const WORTH_A_WORD: Duration = Duration::from_secs(1);

/// Hears how the work goes on.
pub trait Progress {
    /// Another runner holds the lock.
    fn waiting(&mut self) {}

    /// The work has begun on one of `total` files.
    fn started(&mut self, _file: &str, _index: usize, _total: usize) {}

    /// The work on it is done.
    fn finished(&mut self, _done: &Done) {}
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {}

/// One migration that was applied or reverted.
#[derive(Clone, Debug)]
pub struct Done {
    /// The migration's version.
    pub version: i64,
    /// Its description.
    pub description: String,
    /// The file that was run.
    pub file: String,
    /// How long it took.
    pub duration: Duration,
    /// It is older than a migration that was applied before it.
    pub late: bool,
}

/// How far to go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// So many migrations.
    Steps(usize),
    /// Until this version is the last one; 0 for all.
    To(i64),
}

/// Applies what is pending, each migration in a transaction of its own; those before a failure stay.
///
/// # Errors
/// Files were edited or are gone, a migration fails, or the database is read-only.
pub async fn migrate(
    connection: &mut PgConnection,
    migrations: &[Migration],
    progress: &mut dyn Progress,
) -> Result<Vec<Done>> {
    locked(connection, progress, Progress::waiting, async |connection, progress| {
        let history = prepared(connection, migrations).await?;
        let late: Vec<i64> = history.late().map(|migration| migration.version).collect();
        let mut report = Vec::new();
        for (index, migration) in history.pending.iter().enumerate() {
            progress.started(&migration.up.name, index, history.pending.len());
            let duration = apply(connection, migration).await?;
            report.push(done(migration, &migration.up, duration, late.contains(&migration.version)));
            report.last().into_iter().for_each(|done| progress.finished(done));
        }
        Ok(report)
    })
    .await
}

/// Reverts migrations, the last one first, each in a transaction of its own.
///
/// # Errors
/// As [`migrate`]; and a migration has no file that reverts it: then nothing is done.
pub async fn rollback(
    connection: &mut PgConnection,
    migrations: &[Migration],
    back: Back,
    progress: &mut dyn Progress,
) -> Result<Vec<Done>> {
    locked(connection, progress, Progress::waiting, async |connection, progress| {
        let history = prepared(connection, migrations).await?;
        let chosen = chosen(&history, back)?;
        let mut report = Vec::new();
        for (index, (migration, down)) in chosen.iter().enumerate() {
            progress.started(&down.name, index, chosen.len());
            let duration = revert(connection, migration, down).await?;
            report.push(done(migration, down, duration, false));
            report.last().into_iter().for_each(|done| progress.finished(done));
        }
        Ok(report)
    })
    .await
}

/// Does `work` while no other runner, of sqlx's or ours, works on this database.
pub(super) async fn locked<T, L: ?Sized>(
    connection: &mut PgConnection,
    listener: &mut L,
    waiting: impl FnOnce(&mut L),
    work: impl AsyncFnOnce(&mut PgConnection, &mut L) -> Result<T>,
) -> Result<T> {
    {
        let mut lock = connection.lock();
        let locked = match tokio::time::timeout(WORTH_A_WORD, &mut lock).await {
            Ok(locked) => locked,
            Err(_) => {
                waiting(listener);
                lock.await
            }
        };
        locked.map_err(|error| refused("cannot lock the database", error))?;
    }
    let outcome = work(connection, listener).await;
    let unlocked = connection.unlock().await;
    // Where the work failed, its error says more than that of a connection that broke.
    let outcome = outcome?;
    unlocked.map_err(|error| refused("cannot unlock the database", error))?;
    Ok(outcome)
}

async fn prepared<'a>(connection: &mut PgConnection, migrations: &'a [Migration]) -> Result<History<'a>> {
    let failed = |error| refused(&format!("cannot keep `{TABLE}`"), error);
    connection.ensure_migrations_table(TABLE).await.map_err(failed)?;
    if let Some(version) = connection.dirty_version(TABLE).await.map_err(failed)? {
        return Err(Error::invalid(format!("migration `{version}` is marked as applied in part"))
            .help(format!("see what is there of it, finish or undo it by hand, and correct its row in `{TABLE}`")));
    }
    let applied = connection.list_applied_migrations(TABLE).await.map_err(failed)?;
    let history = History::compare(migrations, &applied);
    history.verify()?;
    Ok(history)
}

/// Runs the file and notes it: both in one transaction, unless the file asks for none.
async fn apply(connection: &mut PgConnection, migration: &Migration) -> Result<Duration> {
    let start = Instant::now();
    let noted = sqlx_migration(migration);
    if noted.no_tx {
        execute::run(connection, &migration.up).await?;
        note(connection, &noted, start).await.map_err(|error| not_noted(&migration.up, error))?;
        return Ok(start.elapsed());
    }
    let failed = |error: sqlx::Error| not_noted(&migration.up, error.into());
    let mut transaction = connection.begin().await.map_err(failed)?;
    execute::run(&mut transaction, &migration.up).await?;
    note(&mut transaction, &noted, start).await.map_err(|error| not_noted(&migration.up, error))?;
    transaction.commit().await.map_err(|error| execute::at_commit(&migration.up, error))?;
    Ok(start.elapsed())
}

async fn note(
    connection: &mut PgConnection,
    migration: &sqlx::migrate::Migration,
    start: Instant,
) -> Result<(), MigrateError> {
    connection.skip(TABLE, migration).await?;
    sqlx::query(AssertSqlSafe(format!("UPDATE {TABLE} SET execution_time = $1 WHERE version = $2")))
        .bind(i64::try_from(start.elapsed().as_nanos()).unwrap_or(i64::MAX))
        .bind(migration.version)
        .execute(connection)
        .await?;
    Ok(())
}

async fn revert(connection: &mut PgConnection, migration: &Migration, down: &SqlFile) -> Result<Duration> {
    let start = Instant::now();
    let mut noted = sqlx_migration(migration);
    // The file runs here, so that its failing statement is known; sqlx then has only the row to take away.
    noted.sql = AssertSqlSafe(String::new()).into_sql_str();
    noted.no_tx = true;
    noted.checksum = Cow::Borrowed(&[]);
    if down.no_transaction() {
        execute::run(connection, down).await?;
        connection.revert(TABLE, &noted).await.map_err(|error| not_noted(down, error))?;
        return Ok(start.elapsed());
    }
    let mut transaction = connection.begin().await.map_err(|error| not_noted(down, error.into()))?;
    execute::run(&mut transaction, down).await?;
    transaction.revert(TABLE, &noted).await.map_err(|error| not_noted(down, error))?;
    transaction.commit().await.map_err(|error| execute::at_commit(down, error))?;
    Ok(start.elapsed())
}

/// What to revert, the last one first, each with the file that does it.
fn chosen<'a>(history: &History<'a>, back: Back) -> Result<Vec<(&'a Migration, &'a SqlFile)>> {
    let newest_first = history.applied.iter().rev().copied();
    let chosen: Vec<&Migration> = match back {
        Back::Steps(steps) => newest_first.take(steps).collect(),
        Back::To(version) => {
            if version != 0 && !history.applied.iter().any(|migration| migration.version == version) {
                return Err(Error::invalid(format!("migration `{version}` is not applied"))
                    .help("`status` lists what is applied; `--to 0` reverts everything"));
            }
            newest_first.take_while(|migration| migration.version > version).collect()
        }
    };
    let with_file = |migration: &'a Migration| match &migration.down {
        Some(down) => Ok((migration, down)),
        None => Err(Error::invalid(format!("`{}` has no file that reverts it: nothing was done", migration.up.name))
            .help(format!("write a `.down.sql` file for version {}", migration.version))),
    };
    chosen.into_iter().map(with_file).collect()
}

fn done(migration: &Migration, file: &SqlFile, duration: Duration, late: bool) -> Done {
    let description = migration.description.clone();
    Done { version: migration.version, description, file: file.name.clone(), duration, late }
}

fn not_noted(file: &SqlFile, error: MigrateError) -> Error {
    refused(&format!("cannot note in `{TABLE}` that `{}` was run", file.name), error)
}

fn refused(what: &str, error: MigrateError) -> Error {
    let code = match &error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
            error.as_database_error().and_then(|error| error.code()).map(Cow::into_owned)
        }
        _ => None,
    };
    match code.as_deref() {
        Some("25006") => {
            Error::database("the database is read-only").help("connect to the primary server, not to a replica")
        }
        Some("42501") => Error::database(format!("{what}: the user has no right to"))
            .help("grant it `CREATE` on the schema, or connect as the owner"),
        _ => Error::database(what),
    }
    .caused_by(error)
}
